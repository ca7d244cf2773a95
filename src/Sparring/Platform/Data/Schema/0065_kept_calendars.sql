-- The address of a calendar that is to be read again before times are searched for: sealed under the key of whose calendar it is. Only
-- those who say her times reach it, and nobody reads it back; who organises sees that there is one, and whether it could be read.
create table coaching_calendar (
    tenant uuid not null references organisation,
    programme uuid not null references programme,
    person uuid not null references person,
    id uuid not null unique,
    sealed bytea not null,
    kept_by uuid not null references person,
    kept_at timestamptz not null,
    primary key (programme, person)
);
create index coaching_calendar_person on coaching_calendar (person);
create index coaching_calendar_kept_by on coaching_calendar (kept_by);
call wall('coaching_calendar');
create policy says on coaching_calendar using (speaks_for(person)) with check (speaks_for(person));

-- What was read last stays when it cannot be read again; since when, and why not, as a code.
alter table coaching_calendar_read
    add column kept_at timestamptz,
    add column failed_at timestamptz,
    add column fault text check (length(fault) <= 40),
    add constraint coaching_calendar_read_fault check ((failed_at is null) = (fault is null));
