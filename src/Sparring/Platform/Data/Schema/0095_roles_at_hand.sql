-- Five rooms ask on the start page in which programmes the viewer has which role, and five policies which groups she is in: found once,
-- and kept for the rest of the transaction. Only where nothing is written: what is kept does not see what is changed after it.

-- What is kept begins with whose it is; another viewer in the same transaction finds nothing here.
create function kept_for_viewer(what text) returns text language plpgsql stable parallel safe as $$
declare
    kept text := current_setting(what, true);
begin
    if starts_with(kept, viewer()::text) then
        return substr(kept, 37);
    end if;
    return null;
end $$;

-- As role_of_viewer, from what is kept, and from the tables where nothing is.
create function roles_of_viewer() returns table (programme uuid, role text, place bigint, state text, title text, among text)
language plpgsql stable parallel safe rows 2 as $$
#variable_conflict use_column
declare
    kept text := kept_for_viewer('sparring.roles');
begin
    if kept is null then
        return query select held.programme, held.role, held.place, held.state, held.title, held.among from role_of_viewer held;
    else
        return query
            select held.* from jsonb_to_recordset(kept::jsonb)
                as held(programme uuid, role text, place bigint, state text, title text, among text);
    end if;
end $$;

create or replace function groups_of_viewer() returns uuid[] language plpgsql stable parallel safe as $$
declare
    kept text := kept_for_viewer('sparring.groups');
begin
    if kept is not null then
        return kept::uuid[];
    end if;
    if not is_here(viewer()) then
        return '{}';
    end if;
    return array(
        select m.sparring_group from sparring_group_member m where m.person = viewer() and m.valid @> today());
end $$;

-- Told first in a round of questions. Answers how many roles are kept.
create function keep_roles() returns int language plpgsql as $$
declare
    roles jsonb := (select coalesce(jsonb_agg(to_jsonb(held)), '[]') from role_of_viewer held);
begin
    perform set_config('sparring.roles', viewer()::text || roles::text, true),
        set_config('sparring.groups', viewer()::text || groups_of_viewer()::text, true);
    return jsonb_array_length(roles);
end $$;
