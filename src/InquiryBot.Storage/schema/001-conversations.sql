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

-- What each conversation has to deal with. The key outlives the answer, so that a vendor who repeats himself is
-- still one message. The body is empty where the transcript holds it, and when the message is done. A message is due
-- at 0, so that no clock can hold it back; a timer at its moment.
create table inbox (
    conversation text not null,
    message_id   text not null,
    sequence     bigint not null,
    activity_id  text not null,
    body         text not null,
    due_at       bigint not null,
    attempts     bigint not null,
    done_at      bigint not null,
    problem      text not null,
    primary key (conversation, message_id)
){{clustered}};

create index inbox_pending on inbox (conversation, sequence) where done_at = 0;
create index inbox_due on inbox (due_at) where done_at = 0;

create table transcript (
    conversation text not null,
    sequence     bigint not null,
    body         text not null,
    at           bigint not null,
    primary key (conversation, sequence)
){{clustered}};

-- Replies on their way, and those that were given up. A delivered reply has no row here.
create table outbox (
    conversation text not null,
    sequence     bigint not null,
    channel      text not null,
    due_at       bigint not null,
    lease_token  text not null,
    lease_until  bigint not null,
    attempts     bigint not null,
    set_aside_at bigint not null,
    problem      text not null,
    primary key (conversation, sequence)
){{clustered}};

create index outbox_due on outbox (due_at) where set_aside_at = 0;

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
