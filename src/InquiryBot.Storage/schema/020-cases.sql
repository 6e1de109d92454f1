-- Citizens' reports. The body holds what only their readers need; what is looked for has a column.

create table cases (
    number       text primary key,
    conversation text not null,
    kind         text not null,
    state        text not null,
    opened_at    bigint not null,
    body         text not null
);

create index cases_conversation on cases (conversation);

create table case_years (
    year bigint primary key,
    last bigint not null
);

-- Which act got which number, so that a turn that is run again tells the same one.
create table case_numbers (
    idempotency_key text primary key,
    year            bigint not null,
    number          bigint not null
);
