-- A leader may open her foundation to her own staff: those who report to her today, and those who report to them.
-- Asked from the viewer upwards, one person a step, so that it costs as much in a house of 30,000 as of 40.
create function is_staff_of(leader uuid) returns boolean
language sql stable parallel safe as $$
    with recursive above (person) as (
        select e.reports_to from employment e where e.person = viewer() and e.valid @> today()
        union
        select e.reports_to from employment e join above on above.person = e.person where e.valid @> today()
    )
    select leader <> viewer() and is_here(viewer()) and exists (select 1 from above where person = leader)
$$;

create or replace function in_audience(kind text, named uuid, owner uuid, programme_id uuid) returns boolean
language sql stable parallel safe as $$
    select case kind
        when 'person' then named = viewer() and is_here(viewer())
        when 'group' then 'group' = any (relations_to(owner, programme_id))
        when 'coach' then 'coach' = any (relations_to(owner, programme_id))
        when 'staff' then is_staff_of(owner)
        when 'forum' then relations_to(owner, programme_id) && array['participant', 'organiser', 'executive', 'facilitator']
        when 'organisation' then relations_to(owner, programme_id) && array['participant', 'organiser', 'executive', 'colleague']
        else false
    end
$$;

alter table share drop constraint share_kind_check,
    add constraint share_kind_check check (kind in ('group', 'coach', 'staff', 'forum', 'organisation', 'person'));
alter table foundation_publication drop constraint foundation_publication_audience_check,
    add constraint foundation_publication_audience_check check (audience in ('group', 'staff', 'forum', 'organisation'));

-- Who reports to somebody else from now on may have a former leader's text on the screen. One word for all of one change of
-- the people: a file of 30,000 is one statement.
create function tell_reporting() returns trigger language plpgsql as $$
begin
    if exists (select 1 from was where reports_to is not null) then
        perform pg_notify('sparring_access', '*');
    end if;
    return null;
end $$;
create trigger told_reporting after update on employment referencing old table as was
    for each statement execute function tell_reporting();
create trigger told_reporting_ended after delete on employment referencing old table as was
    for each statement execute function tell_reporting();
