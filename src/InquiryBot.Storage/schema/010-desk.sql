-- Who signs in, who waits for a person, and what was done: text and bigint only, 0 and '' for "not yet".

create table people (
    key           text primary key,
    name          text not null,
    role          text not null,
    languages     text not null,
    skills        text not null,
    password_hash text not null,
    stamp         text not null,
    created_at    bigint not null,
    disabled      bigint not null,
    on_duty       bigint not null
);

-- One row at most: of two who use the first sign-in link at once, one wins.
create table first_sign_in (
    one bigint primary key,
    at  bigint not null
);

-- The key is a hash of what the cookie holds.
create table sessions (
    key      text primary key,
    person   text not null,
    stamp    text not null,
    seen_at  bigint not null,
    until_at bigint not null
);

create index sessions_person on sessions (person, seen_at);

create table tickets (
    id           text primary key,
    conversation text not null,
    channel      text not null,
    language     text not null,
    topic        text not null,
    reason       text not null,
    urgency      bigint not null,
    status       text not null,
    opened_at    bigint not null,
    accepted_at  bigint not null,
    answered_at  bigint not null,
    closed_at    bigint not null,
    counselor    text not null,
    call_back    bigint not null,
    resolution   text not null,
    slots        text not null,
    version      bigint not null
);

create index tickets_line on tickets (status, urgency, opened_at) where status <> 'closed';
create index tickets_closed on tickets (closed_at) where status = 'closed';
create index tickets_conversation on tickets (conversation);

create table notes (
    ticket        text not null,
    id            text not null,
    by_whom       text not null,
    body          text not null,
    after_line    bigint not null,
    at            bigint not null,
    primary key (ticket, id)
);

-- The audit trail. A fact of an act that its sender gave an id to is kept under that id, so that it happens once.
-- The number counts what was written about one thing: two facts of one millisecond keep their order.
create table facts (
    id      text primary key,
    name    text not null,
    about   text not null,
    number  bigint not null,
    by_whom text not null,
    at      bigint not null,
    body    text not null
);

create index facts_about on facts (about, number);
create index facts_at on facts (at);
