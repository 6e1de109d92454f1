-- Where the conversations of the vendors' channels live, and what the channel wrote down for its next reply.
create table chats (
    conversation text primary key,
    channel      text not null,
    address      text not null,
    memo         text not null,
    heard_at     bigint not null,
    sent_at      bigint not null
);

create index chats_heard on chats (channel, heard_at);
create index chats_sent on chats (channel, sent_at);

-- Files of citizens that the vendor still has. Its message's key names a file, so that the same message has the same files.
create table awaited_files (
    conversation text not null,
    message_id   text not null,
    number       bigint not null,
    id           text not null,
    channel      text not null,
    source       text not null,
    content_type text not null,
    name         text not null,
    due_at       bigint not null,
    attempts     bigint not null,
    at           bigint not null,
    primary key (conversation, message_id, number)
);

create index awaited_files_due on awaited_files (due_at);
create unique index awaited_files_id on awaited_files (id);

-- A long reply goes in parts; what is tried again goes on after those that arrived.
alter table outbox add column parts bigint not null default 0;
