-- 1 while the citizen is in web chat with a conversation that lives in a messenger: he came there, or wrote there, and has not written in
-- the messenger since.
alter table chats add column reads_on bigint not null default 0;

-- When we first heard of the chat; one that was erased and comes again is another, and what was given out for the first is not good for it.
alter table chats add column since bigint not null default 0;
