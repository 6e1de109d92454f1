-- Text and bigint only (UTC milliseconds); ids are made by the program. {{clustered}} is the engine's word for a
-- table that lies in the order of its key, where it has one.

create table conversations (
    id            text primary key,
    channel       text not null,
    person        text not null,
    ticket        text not null,
    state         text not null,
    last_sequence bigint not null,
    lease_token   text not null,
    lease_until   bigint not null,
    created_at    bigint not null,
    updated_at    bigint not null,
    ended_at      bigint not null
);

create index conversations_person on conversations (person);

-- The keys of what came in. A key outlives the answer, so that a sender who repeats himself is still one message.
create table received (
    conversation text not null,
    message_id   text not null,
    activity_id  text not null,
    at           bigint not null,
    primary key (conversation, message_id)
){{clustered}};

-- What each conversation has to deal with; an answered message has no row here. The body is empty where the transcript
-- holds it. A message is due at 0, so that no clock can hold it back; a timer at its moment.
create table inbox (
    conversation text not null,
    sequence     bigint not null,
    message_id   text not null,
    body         text not null,
    due_at       bigint not null,
    attempts     bigint not null,
    primary key (conversation, sequence)
){{clustered}};

create index inbox_due on inbox (due_at);

-- In the order of time and not of its key: what many conversations say in one moment then lies on few pages.
create table transcript (
    conversation text not null,
    sequence     bigint not null,
    body         text not null,
    at           bigint not null,
    problem      text not null,
    primary key (conversation, sequence)
);

-- Replies on their way. One that was delivered or given up has no row here.
create table outbox (
    conversation text not null,
    sequence     bigint not null,
    channel      text not null,
    due_at       bigint not null,
    lease_token  text not null,
    lease_until  bigint not null,
    attempts     bigint not null,
    problem      text not null,
    primary key (conversation, sequence)
){{clustered}};

-- The words that masking changed, sealed, until their deadline.
create table originals (
    conversation text not null,
    sequence     bigint not null,
    closed       text not null,
    delete_at    bigint not null,
    primary key (conversation, sequence)
){{clustered}};

create index originals_delete on originals (delete_at);

create table attachments (
    id           text primary key,
    conversation text not null,
    content_type text not null,
    name         text not null,
    content      {{bytes}} not null,
    at           bigint not null
);

create index attachments_conversation on attachments (conversation);
