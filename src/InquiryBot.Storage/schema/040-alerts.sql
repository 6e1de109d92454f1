-- Disaster mode: the latest row is the one that may be on. `words` holds the added words by language, as JSON.

create table alerts (
    id       text primary key,
    kind     text not null,
    words    text not null,
    reason   text not null,
    by_whom  text not null,
    at       bigint not null,
    until    bigint not null,
    ended_at bigint
);

create index alerts_at on alerts (at);
