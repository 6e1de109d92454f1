-- The latest link into web chat that was followed, by the moment of its end, and the browser that did: it and older ones are used up.
alter table chats add column link_until bigint not null default 0;
alter table chats add column link_by text not null default '';

-- When our own channels, which have no chats at a vendor's, last heard of a citizen and last reached one.
create table traffic (
    channel  text primary key,
    heard_at bigint not null,
    sent_at  bigint not null
);
