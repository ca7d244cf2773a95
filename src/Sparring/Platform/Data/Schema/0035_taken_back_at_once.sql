-- The name of a counterpart is its owner's alone until the counterpart knows of it: then it is marked so.
alter table practice_text add column is_agreed boolean not null default false;
create policy named_with_consent on practice_text as restrictive for select using (
    section <> 'counterpart' or is_agreed or owner = viewer());

-- Whoever has ended her arena has none, and is not said to have one.
create policy own_ends on practice_arena_status for delete using (owner = viewer());

-- A dilemma that is withdrawn, or no longer open to all coaches, is gone from their open pages at once.
create function tell_dilemma_gone() returns trigger language plpgsql as $$
begin
    perform tell_audience(case when old.is_pooled then 'forum' else 'coach' end, null, old.owner, old.programme);
    return null;
end $$;
create trigger told_gone after delete on dilemma_sent for each row execute function tell_dilemma_gone();
create trigger told_closed after update of is_pooled on dilemma_sent
    for each row when (old.is_pooled and not new.is_pooled) execute function tell_dilemma_gone();

-- So is a case that its coach writes anew, or that is deleted: its authors, its groups and the other coaches read it.
create trigger told_reopened after update of asked_at on general_case
    for each row when (old.asked_at is not null and new.asked_at is null) execute function tell_taken_back();
create trigger told_deleted after delete on general_case
    for each row when (old.asked_at is not null) execute function tell_taken_back();

-- And what somebody shared at a session: the group of the session and its coach have it on the screen.
create function tell_reflection_closed() returns trigger language plpgsql as $$
begin
    perform tell_of_access(people_of_groups(array(select sparring_group from coaching_session where id = old.session)));
    return null;
end $$;
create trigger told_closed after update of shared_at on session_reflection
    for each row when (old.shared_at is not null and new.shared_at is null) execute function tell_reflection_closed();
