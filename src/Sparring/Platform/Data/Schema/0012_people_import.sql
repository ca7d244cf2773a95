-- Who may change what the organisation knows of its people: the organisers, the import of the command line,
-- and everybody the row of herself (her language).
create function is_organiser() returns boolean language sql stable as $$
    select exists (select 1 from programme_role where person = viewer() and role = 'organiser' and valid @> today())
$$;

create policy made_by_organisers on person for insert with check ((select is_organiser() or is_system()));
create policy changed_by_organisers on person for update
    using (id = viewer() or (select is_organiser() or is_system()))
    with check (id = viewer() or (select is_organiser() or is_system()));
create policy removed_by_organisers on person for delete using ((select is_organiser() or is_system()));
create policy placed_by_organisers on employment for insert with check ((select is_organiser() or is_system()));
create policy moved_by_organisers on employment for update using ((select is_organiser() or is_system()));
create policy ended_by_organisers on employment for delete using ((select is_organiser() or is_system()));

-- Those who hold a role in some programme as of a date.
create function holders_of(wanted text, as_of date) returns setof uuid language sql stable as $$
    select person from programme_role where role = wanted and valid @> as_of and tenant = tenant()
$$;

-- Whom a viewer who is no organiser finds on the list of people: herself and those of her own programmes;
-- who is there as a coach only finds the members of her groups and those who arrange and coach.
create function people_in_sight(as_of date) returns setof uuid language sql stable as $$
    select viewer()
    union
    select theirs.person
    from programme_role mine join programme_role theirs on theirs.programme = mine.programme
    where mine.person = viewer() and mine.valid @> today() and theirs.valid @> as_of
      and (mine.role <> 'coach' or theirs.role in ('organiser', 'booker', 'coach'))
    union
    select member.person
    from sparring_group_coach coach join sparring_group_member member on member.sparring_group = coach.sparring_group
    where coach.person = viewer() and coach.valid @> today() and member.valid @> as_of
$$;
