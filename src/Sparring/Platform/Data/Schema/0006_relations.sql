-- Whoever has left the organisation is nothing to anybody here, whatever her memberships still say.
create function is_here(whom uuid) returns boolean language sql stable parallel safe as $$
    select exists (select 1 from person where id = whom and (left_on is null or left_on >= today()))
$$;

-- What the viewer is to a person in a programme: the columns of the permission matrix.
create function relations_to(subject uuid, programme_id uuid) returns text[]
language sql stable parallel safe as $$
    select array(
        select 'owner' where subject = viewer()
        union
        select 'group' from sparring_group_member mine
            join sparring_group_member theirs on theirs.sparring_group = mine.sparring_group
            where mine.person = viewer() and theirs.person = subject and subject <> viewer()
              and mine.programme = programme_id and theirs.programme = programme_id
              and mine.valid @> today() and theirs.valid @> today() and is_here(subject)
        union
        select 'coach' from sparring_group_coach coach
            join sparring_group_member theirs on theirs.sparring_group = coach.sparring_group
            where coach.person = viewer() and theirs.person = subject and subject <> viewer()
              and theirs.programme = programme_id
              and coach.valid @> today() and theirs.valid @> today() and is_here(subject)
        union
        select case held.role when 'coach' then 'other_coach' else held.role end
            from programme_role held
            where held.person = viewer() and held.programme = programme_id and held.valid @> today()
              and held.role in ('participant', 'coach', 'organiser', 'facilitator', 'executive', 'data_protection_officer')
        union
        select 'colleague' from person me join person them on them.tenant = me.tenant
            where me.id = viewer() and not me.is_external and them.id = subject
    ) where is_here(viewer())
$$;

-- Does one of these rights columns hold what is wanted? What is marked L is held only by a role that ends.
create function grants_right(wanted text, artefact_name text, relations text[], programme_id uuid) returns boolean
language sql stable parallel safe as $$
    select exists (
        select 1 from permission
        where artefact = artefact_name and actor = any (relations) and strpos(rights, wanted) > 0
          and (strpos(rights, 'L') = 0 or exists (
              select 1 from programme_role held
              where held.person = viewer() and held.programme = programme_id and held.role = permission.actor
                and held.valid @> today() and not upper_inf(held.valid)))
    )
$$;

-- May the viewer do this (R, W, S, A, C) to this artefact of this person? The one decision point: the answer comes from
-- the matrix. Row-level security asks it for every row, so the cheap questions come first: is there anybody the matrix
-- gives this right to, is it the viewer's own, and only then who is in whose group.
create function may(wanted text, artefact_name text, subject uuid, programme_id uuid) returns boolean
language plpgsql stable parallel safe as $$
declare
    holders text[];
begin
    if viewer() is null or subject is null or length(wanted) <> 1 then
        return false;
    end if;
    select array_agg(actor) into holders from permission where artefact = artefact_name and strpos(rights, wanted) > 0;
    if holders is null then
        return false;
    end if;
    if subject = viewer() and 'owner' = any (holders) then
        return is_here(viewer());
    end if;
    if holders = array['owner'] then
        return false;
    end if;
    return grants_right(wanted, artefact_name, relations_to(subject, programme_id), programme_id);
end $$;

-- The roles a person holds today, in any programme of the tenant: for the menu and the endpoints' door.
create function roles_of(whom uuid) returns text[]
language sql stable as $$
    select array(select distinct role from programme_role where person = whom and valid @> today() order by role)
$$;
