-- Somebody has asked in writing to be erased, and who answers for data protection has noted it (first step) and begun it (second step):
-- then she is told, can stop it until the day it is due, or do it herself at once. Each step is a fact with a time.
create table erasure_request (
    tenant uuid not null references organisation,
    id uuid primary key,
    person uuid not null references person,
    asked_on date not null,                       -- the day of what she wrote
    noted_by uuid not null references person,
    noted_at timestamptz not null,
    told_at timestamptz,
    due_on date,
    stopped_at timestamptz,
    hindered_on date,                             -- it was due, and she was the only one who organises a programme
    ended_at timestamptz,                         -- she is erased
    check ((told_at is null) = (due_on is null)),
    check (stopped_at is null or ended_at is null)
);
create unique index erasure_request_open on erasure_request (person) where stopped_at is null and ended_at is null;
create index erasure_request_person on erasure_request (person);
create index erasure_request_noted_by on erasure_request (noted_by);
create index erasure_request_due on erasure_request (due_on) where told_at is not null and stopped_at is null and ended_at is null;
call wall('erasure_request');

-- For those of a programme whose data the viewer answers for; not for herself, who has her own page.
create function answers_for(whom uuid) returns boolean language sql stable as $$
    select whom <> viewer() and exists (
        select 1 from role_of_viewer mine join programme_role r on r.programme = mine.programme
        where mine.role = 'data_protection_officer' and r.person = whom)
$$;
create policy own on erasure_request for select using (person = (select viewer()) and told_at is not null);
create policy own_stops on erasure_request for update
    using (person = (select viewer()) and told_at is not null) with check (person = (select viewer()));
create policy officer on erasure_request for select using (answers_for(person));
create policy officer_notes on erasure_request for insert with check (noted_by = viewer() and answers_for(person));
create policy officer_begins on erasure_request for update using (answers_for(person));
create policy officer_forgets on erasure_request for delete using (told_at is null and answers_for(person));
create policy system on erasure_request using ((select is_system())) with check ((select is_system()));
