-- When the answers of a wave or a round are deleted, as its plan said before the first question; and the certificate when it is
-- done. What may be seen of them stays; each leader keeps her own copy.
create table survey_deletion (
    tenant uuid not null references organisation,
    id uuid primary key,                          -- of the wave or the round
    kind text not null check (kind in ('wave', 'round')),
    programme uuid not null references programme,
    number int not null,
    due_on date not null,
    boxes int,                                    -- how many lay there; known when the rows are gone
    destroyed_key uuid,
    deleted_at timestamptz,
    certificate text,
    signature bytea,
    check ((deleted_at is null) = (certificate is null) and (deleted_at is null) = (signature is null))
);
create index survey_deletion_due on survey_deletion (due_on) where deleted_at is null;
create index survey_deletion_programme on survey_deletion (programme);

call wall('survey_deletion');
create policy due on survey_deletion for select using (is_system());
create policy deleted on survey_deletion for update using (is_system() and deleted_at is null) with check (is_system());
create policy as_its_wave on survey_deletion for select using (
    exists (select 1 from survey_wave w where w.id = survey_deletion.id)
    or exists (select 1 from perceived_round r where r.id = survey_deletion.id));
create policy with_its_wave on survey_deletion for insert with check (
    exists (select 1 from survey_wave w where w.id = survey_deletion.id and w.opened_by = viewer())
    or exists (select 1 from perceived_round r where r.id = survey_deletion.id and r.opened_by = viewer()));

create function plan_deletion() returns trigger language plpgsql as $$
begin
    insert into survey_deletion (tenant, id, kind, programme, number, due_on)
    values (new.tenant, new.id, tg_argv[0], new.programme, new.number, new.deleted_on);
    return null;
end $$;
create trigger deletion_planned after insert on survey_wave for each row execute function plan_deletion('wave');
create trigger deletion_planned after insert on perceived_round for each row execute function plan_deletion('round');

-- Those that are there already.
alter table survey_deletion no force row level security;
alter table survey_wave no force row level security;
alter table perceived_round no force row level security;
insert into survey_deletion (tenant, id, kind, programme, number, due_on)
select tenant, id, 'wave', programme, number, deleted_on from survey_wave
union all
select tenant, id, 'round', programme, number, deleted_on from perceived_round;
alter table survey_deletion force row level security;
alter table survey_wave force row level security;
alter table perceived_round force row level security;
