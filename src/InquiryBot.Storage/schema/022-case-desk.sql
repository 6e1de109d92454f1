-- What officers look for. Numbers are given by the commit now, one by one: the next is the one after the last that was used.
-- A point is kept in hundred-thousandths of a degree, 0 and 0 for none; a day as the number yyyymmdd.

update case_years set last = coalesce(
    (select max(cast(substr(number, 8) as bigint)) from cases where substr(number, 3, 4) = cast(case_years.year as text)), 0);

alter table cases add column municipality text not null default '';
alter table cases add column officer text not null default '';
alter table cases add column due_on bigint not null default 0;
alter table cases add column north bigint not null default 0;
alter table cases add column east bigint not null default 0;
alter table cases add column merged_into text not null default '';
alter table cases add column version bigint not null default 1;

create index cases_opened on cases (opened_at);
create index cases_kind on cases (kind, opened_at);
create index cases_merged on cases (merged_into) where merged_into <> '';
