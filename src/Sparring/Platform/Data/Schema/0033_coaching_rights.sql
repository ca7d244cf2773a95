-- Who books for a group does so while she has the role; the list of who books for whom keeps her name.
create or replace view booked_group_of_viewer with (security_invoker = true) as
    select b.sparring_group from coaching_booker b
    where b.person = (select viewer()) and (select is_here(viewer()))
      and b.programme in (select r.programme from role_of_viewer r where r.role in ('booker', 'organiser'));

-- Those whose times the viewer says: her own, and those of the groups she books for.
create or replace function speaks_for(whom uuid) returns boolean language sql stable as $$
    select whom = viewer() or exists (
        select 1 from sparring_group_member m
        where m.person = whom and m.valid @> today() and m.sparring_group in (select sparring_group from booked_group_of_viewer))
$$;
do $$
declare name text;
begin
    foreach name in array array['coaching_availability', 'coaching_busy', 'coaching_calendar_read'] loop
        execute format('alter policy read_times on %I using (person = (select viewer()) '
            'or programme in (select r.programme from role_of_viewer r where r.role = ''organiser'') '
            'or person in (select m.person from sparring_group_member m where m.valid @> (select today()) '
            'and m.sparring_group in (select sparring_group from booked_group_of_viewer)))', name);
    end loop;
end $$;

-- A session she booked stays hers to see, as what she did; those to come only while she has a role to book.
alter policy read_own on coaching_session using (
    coach = (select viewer()) or (select is_system())
    or (booker = (select viewer()) and (starts_at < (select today())
        or programme in (select r.programme from role_of_viewer r where r.role in ('booker', 'organiser', 'coach'))))
    or programme in (select r.programme from role_of_viewer r where r.role = 'organiser')
    or sparring_group in (select m.sparring_group from sparring_group_member m
                          where m.person = (select viewer()) and m.valid @> (select today()))
    or sparring_group in (select sparring_group from coached_group_of_viewer)
    or sparring_group in (select sparring_group from booked_group_of_viewer));

-- Chairs, changes and invitations are written by those who may move the session, and by nobody who only sees it.
create function moves_session(session_id uuid) returns boolean language sql stable as $$
    select exists (
        select 1 from coaching_session s
        where s.id = session_id and (is_system() or organises(s.programme)
            or (s.coach = viewer() and s.sparring_group in (select sparring_group from coached_group_of_viewer))
            or s.sparring_group in (select sparring_group from booked_group_of_viewer)))
$$;
alter policy seat on coaching_seat with check (moves_session(session));
alter policy reseat on coaching_seat using (moves_session(session)) with check (moves_session(session));
alter policy unseat on coaching_seat using (moves_session(session));
alter policy note on coaching_session_change with check (
    moves_session(session) and (made_by = viewer() or is_system()));
alter policy tell on coaching_invitation with check (moves_session(session));
alter policy tell_again on coaching_invitation using (moves_session(session)) with check (moves_session(session));

-- Whoever finds times has to know when somebody is taken, also by a session she may not see: when, and nothing else.
create function is_finding() returns boolean language sql stable parallel safe
    return coalesce(current_setting('sparring.finding', true), '') = 'on';
create policy find_taken on coaching_seat for select using ((select is_finding()));
create function taken_elsewhere(track_id uuid) returns table (person uuid, at tstzrange) language plpgsql as $$
begin
    perform set_config('sparring.finding', 'on', true);
    return query
        select c.person, c.at
        from coaching_track t join programme_role r on r.programme = t.programme and r.valid @> today()
            join coaching_seat c on c.person = r.person
        where t.id = track_id and organises(t.programme) and r.role in ('participant', 'coach')
          and not exists (select 1 from coaching_session s where s.id = c.session and s.track = track_id);
    perform set_config('sparring.finding', '', true);
end $$;

-- What people have written holds a session in its place: it can be cancelled, and not be removed over them.
do $$
declare name text;
begin
    foreach name in array array['session_plan', 'session_text', 'session_reflection', 'session_commitment',
                                'session_attendance', 'session_note'] loop
        execute format('alter table %1$I drop constraint %2$I, '
            'add constraint %2$I foreign key (session) references coaching_session', name, name || '_session_fkey');
    end loop;
end $$;
