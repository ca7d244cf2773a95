-- A facilitator is in the forum's audience while a role with an end lasts, as the matrix has it (L); one without an end is a colleague
-- like others, and what is opened to the forum alone is not hers.
create or replace function in_audience(kind text, named uuid, owner uuid, programme_id uuid) returns boolean
language sql stable parallel safe as $$
    select case kind
        when 'person' then named = viewer() and is_here(viewer())
        when 'group' then 'group' = any (relations_to(owner, programme_id))
        when 'coach' then 'coach' = any (relations_to(owner, programme_id))
        when 'staff' then is_staff_of(owner)
        when 'forum' then relations_to(owner, programme_id) && array['participant', 'organiser', 'executive']
            or ('facilitator' = any (relations_to(owner, programme_id)) and exists (
                select 1 from programme_role held
                where held.person = viewer() and held.programme = programme_id and held.role = 'facilitator'
                  and held.valid @> today() and not upper_inf(held.valid)))
        when 'organisation' then relations_to(owner, programme_id) && array['participant', 'organiser', 'executive', 'colleague']
        else false
    end
$$;
