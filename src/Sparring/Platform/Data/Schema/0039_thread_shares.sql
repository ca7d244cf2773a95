-- What is told to the forum is told as a copy (trial_action_story). The action itself, which its owner writes on in, is for
-- those she has opened it to by name of group, coach or person.
create function shared_nearby(artefact_name text, id uuid, subject uuid, programme_id uuid) returns boolean
language plpgsql stable parallel safe as $$
begin
    return viewer() is not null
        and exists (
            select 1 from share
            where share.artefact_id = shared_nearby.id and share.artefact = artefact_name and share.owner = subject
              and share.programme = programme_id and share.revoked_at is null and share.kind in ('group', 'coach', 'person')
              and in_audience(share.kind, share.person, share.owner, share.programme))
        and may('C', artefact_name, subject, programme_id);
end $$;

drop policy shared on trial_action;
create policy shared on trial_action for select using (shared_nearby('trial-action', id, owner, programme));

drop policy readers on practice_text;
create policy readers on practice_text for select using (
    case artefact
        when 'learning-focus' then version > 0
            and (may('R', artefact, owner, programme) or shared_with_viewer(artefact, thing, owner, programme))
        when 'practice-arena' then version > 0
            and (may('R', artefact, owner, programme)
                or (section = 'title' and shared_with_viewer(artefact, thing, owner, programme)))
        when 'trial-action' then version = 0 and shared_nearby(artefact, thing, owner, programme)
        else version = 0 and shared_with_viewer(artefact, thing, owner, programme)
    end);

-- What somebody shared of a session with her group and its coach is theirs while she is in the group.
drop policy shared on session_reflection;
create policy shared on session_reflection for select using (
    shared_at is not null and may_of_session('C', 'reflection', session)
    and relations_to(owner, programme) && array['group', 'coach']);
