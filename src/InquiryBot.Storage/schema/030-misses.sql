-- Questions that were not understood, masked, until their deadline; what became of one is '' while it is open.

create table misses (
    conversation text not null,
    sequence     bigint not null,
    words        text not null,
    language     text not null,
    offered      text not null,
    sequel       text not null,
    intent       text not null,
    at           bigint not null,
    primary key (conversation, sequence)
){{clustered}};

create index misses_at on misses (at);

-- Examples that people propose. Of two of the same spelling in one language there is one.
create table proposals (
    id       text primary key,
    intent   text not null,
    language text not null,
    words    text not null,
    spelled  text not null,
    by_whom  text not null,
    at       bigint not null
);

create unique index proposals_spelled on proposals (language, spelled);
