-- Keys of what was deleted, from the moment its rows are gone until the key is: broken off in between, the next press goes on.
create table dilemma_spent_key (
    tenant uuid not null references organisation,
    id uuid primary key,                          -- of the dilemma or the case that was
    programme uuid not null references programme,
    holder uuid not null references person,
    is_dilemma boolean not null
);
create index dilemma_spent_key_programme on dilemma_spent_key (programme);
create index dilemma_spent_key_holder on dilemma_spent_key (holder);
call wall('dilemma_spent_key');
create policy holder_or_closing on dilemma_spent_key
    using (holder = viewer() or is_closing(programme)) with check (holder = viewer() or is_closing(programme));

drop function closing_keys(uuid);
drop function close_dilemmas(uuid);

-- Removes the rows of a programme and puts down whose keys are to go; answers how many rows are left, which is none. A second
-- closing at the same moment waits for the first.
create function close_dilemmas(programme_id uuid) returns int language plpgsql as $$
declare
    left_over int;
begin
    if not organises(programme_id) then
        return null;
    end if;
    perform pg_advisory_xact_lock(hashtextextended('closing/' || programme_id, 0));
    perform set_config('sparring.closing', programme_id::text, true);
    with gone as (delete from general_case where programme = programme_id returning tenant, id, coach)
        insert into dilemma_spent_key select tenant, id, programme_id, coach, false from gone;
    with gone as (delete from dilemma where programme = programme_id returning tenant, id, owner)
        insert into dilemma_spent_key select tenant, id, programme_id, owner, true from gone;
    delete from dilemma_status where programme = programme_id;
    select (select count(*) from dilemma d where d.programme = programme_id)
        + (select count(*) from general_case c where c.programme = programme_id) into left_over;
    perform set_config('sparring.closing', '', true);
    return left_over;
end $$;

-- Takes the keys that are to go: whoever asks destroys them and writes the receipt in the same transaction.
create function take_spent_keys(programme_id uuid) returns table (id uuid, holder uuid, is_dilemma boolean) language plpgsql as $$
begin
    if not organises(programme_id) then
        return;
    end if;
    perform pg_advisory_xact_lock(hashtextextended('closing/' || programme_id, 0));
    perform set_config('sparring.closing', programme_id::text, true);
    return query delete from dilemma_spent_key k where k.programme = programme_id returning k.id, k.holder, k.is_dilemma;
    perform set_config('sparring.closing', '', true);
end $$;

-- Each coach of an author has a wish of her own: one does not take the place of another.
alter table dilemma_rewrite drop constraint dilemma_rewrite_pkey;
alter table dilemma_rewrite add primary key (dilemma, coach);

-- Who is in a case and what they answered: its coach's while she coaches in the programme, and no longer.
drop policy maker on general_case_source;
create policy maker on general_case_source using (coach = viewer() and coach_may('W', 'coach', programme)) with check (
    coach = viewer() and coach_may('W', 'coach', programme)
    and exists (select 1 from dilemma_sent s where s.id = dilemma and s.owner = general_case_source.owner));
drop policy maker on general_case_answer;
create policy maker on general_case_answer for select using (coach = viewer() and exists (
    select 1 from general_case_source s
    where s.general_case = general_case_answer.general_case and s.dilemma = general_case_answer.dilemma));

-- A case that was taken back is no case a group has; that it had one stands, so that the group is told.
alter table general_case_release add column taken_back_at timestamptz;
create function is_taking_back(case_id uuid) returns boolean language sql stable as $$
    select coalesce(current_setting('sparring.taking_back', true), '') = case_id::text
$$;
create policy taken_back_seen on general_case_release for select using (is_taking_back(general_case));
create policy taken_back on general_case_release for update
    using (is_taking_back(general_case)) with check (taken_back_at is not null);
create function end_releases() returns trigger language plpgsql as $$
begin
    perform set_config('sparring.taking_back', new.id::text, true);
    update general_case_release set taken_back_at = new.taken_back_at where general_case = new.id;
    perform set_config('sparring.taking_back', '', true);
    return null;
end $$;
create trigger releases_end after update of taken_back_at on general_case
    for each row when (old.taken_back_at is null and new.taken_back_at is not null) execute function end_releases();

-- Those taken back before this.
alter table general_case no force row level security;
alter table general_case_release no force row level security;
update general_case_release r set taken_back_at = c.taken_back_at
    from general_case c where c.id = r.general_case and c.taken_back_at is not null;
alter table general_case force row level security;
alter table general_case_release force row level security;
