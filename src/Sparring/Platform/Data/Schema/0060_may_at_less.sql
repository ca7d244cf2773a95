-- The one decision point, asked for every row of a page: what the matrix names (coach, group, a role) is looked up by its keys,
-- one small question after the other, and the first yes ends it. Before, everything the viewer is to the person was gathered
-- for each row and then compared, at five times the cost. The answers are those of 0006.
create or replace function may(wanted text, artefact_name text, subject uuid, programme_id uuid) returns boolean
language plpgsql stable parallel safe as $$
declare
    me uuid := viewer();
    plain text[];
    ending text[];
begin
    if me is null or subject is null or length(wanted) <> 1 then
        return false;
    end if;
    select coalesce(array_agg(actor) filter (where strpos(rights, 'L') = 0), '{}'),
           coalesce(array_agg(actor) filter (where strpos(rights, 'L') > 0), '{}')
        into plain, ending
        from permission where artefact = artefact_name and strpos(rights, wanted) > 0;
    if subject = me and ('owner' = any (plain) or 'owner' = any (ending)) then
        return is_here(me);
    end if;
    if (plain <@ array['owner'] and ending = '{}') or not is_here(me) then
        return false;
    end if;
    -- Who coaches her or is in her group is found with her still here, and is not herself.
    if 'coach' = any (plain) and is_coach_of(subject, programme_id) then
        return true;
    end if;
    if 'group' = any (plain) and is_in_group_with(subject, programme_id) then
        return true;
    end if;
    if exists (
        select 1 from programme_role held
        where held.person = me and held.programme = programme_id and held.valid @> today()
          and held.role in ('participant', 'coach', 'organiser', 'facilitator', 'executive', 'data_protection_officer')
          and case held.role when 'coach' then 'other_coach' else held.role end = any (plain)) then
        return true;
    end if;
    if 'colleague' = any (plain) and exists (
        select 1 from person own join person other on other.tenant = own.tenant
        where own.id = me and not own.is_external and other.id = subject) then
        return true;
    end if;
    -- What is marked L asks for the dates of a role too: rare, and asked as it is written in 0006.
    return ending <> '{}' and grants_right(wanted, artefact_name, relations_to(subject, programme_id), programme_id);
end $$;
