-- What the viewer is to a person in a programme: the columns of the permission matrix.
create function relations_to(subject uuid, programme_id uuid) returns text[]
language sql stable as $$
    select array(
        select 'owner' where subject = viewer()
        union all
        select 'group' from sparring_group_member mine
            join sparring_group_member theirs on theirs.sparring_group = mine.sparring_group
            where mine.person = viewer() and theirs.person = subject and subject <> viewer()
              and mine.programme = programme_id and mine.valid @> today() and theirs.valid @> today()
        union all
        select 'coach' from sparring_group_coach coach
            join sparring_group_member theirs on theirs.sparring_group = coach.sparring_group
            where coach.person = viewer() and theirs.person = subject
              and theirs.programme = programme_id and coach.valid @> today() and theirs.valid @> today()
        union all
        select case held.role
                when 'organiser' then 'organiser'
                when 'facilitator' then 'facilitator'
                when 'executive' then 'executive'
                when 'data_protection_officer' then 'data_protection_officer'
                when 'coach' then 'other_coach'
                when 'participant' then 'participant'
                else 'other'
            end
            from programme_role held
            where held.person = viewer() and held.programme = programme_id and held.valid @> today()
    )
$$;

-- May the viewer do this (R, W, S, A …) to this artefact of this person? The answer comes from the matrix.
create function may(wanted text, artefact_name text, subject uuid, programme_id uuid) returns boolean
language sql stable as $$
    select exists (
        select 1 from permission
        where artefact = artefact_name and actor = any (relations_to(subject, programme_id)) and rights like '%' || wanted || '%'
    )
$$;

-- The roles a person holds today, in any programme of the tenant: for the menu and the endpoints' door.
create function roles_of(whom uuid) returns text[]
language sql stable as $$
    select array(select distinct role from programme_role where person = whom and valid @> today() order by role)
$$;
