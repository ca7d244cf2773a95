-- Who has been told of a session, and what last: a person's own invitation rises also when she alone joins or leaves.
create table coaching_invitation (
    tenant uuid not null references organisation,
    session uuid not null references coaching_session on delete cascade,
    programme uuid not null references programme,
    person uuid not null references person,
    sequence int not null,
    told int not null,                            -- the sequence of the session she was told of
    cancelled_at timestamptz,
    primary key (session, person)
);
create index coaching_invitation_person on coaching_invitation (person);
call wall('coaching_invitation');
create policy read_own on coaching_invitation for select
    using (person = (select viewer()) or session in (select id from coaching_session));
create policy tell on coaching_invitation for insert with check (session in (select id from coaching_session));
create policy tell_again on coaching_invitation for update using (session in (select id from coaching_session));

-- A booking that nobody was told of is taken back by whoever may book for the group.
create policy unbook_own on coaching_session for delete
    using (invited_sequence is null and held_at is null and (
        sparring_group in (select sparring_group from coached_group_of_viewer)
        or sparring_group in (select sparring_group from booked_group_of_viewer)));

-- A membership written over with another group leaves two groups changed, not one.
create function seat_coaching_of_moved_members() returns trigger language plpgsql as $$
begin
    perform seat_coaching(s.id) from coaching_session s
    where s.sparring_group in (select sparring_group from was union select sparring_group from becomes)
      and s.held_at is null and s.ends_at >= today();
    return null;
end $$;
drop trigger sparring_group_member_seats_changed on sparring_group_member;
create trigger sparring_group_member_seats_changed after update on sparring_group_member
    referencing old table as was new table as becomes for each statement execute function seat_coaching_of_moved_members();

-- When somebody can: half hours from 8 to 18, Monday to Friday, painted; for every week, or for one.
create table coaching_availability (
    tenant uuid not null references organisation,
    programme uuid not null references programme,
    person uuid not null references person,
    week date not null,                           -- its Monday; 0001-01-01 (a Monday) stands for every week
    marks text not null check (marks ~ '^[.bp]{100}$'),   -- . free, b busy, p rather not; Monday's twenty first
    changed_by uuid not null references person,
    changed_at timestamptz not null,
    primary key (programme, person, week)
);
create index coaching_availability_person on coaching_availability (person);
create index coaching_availability_changed_by on coaching_availability (changed_by);

-- When a calendar that was read says busy; no title, no place, and the calendar's address is not kept.
create table coaching_busy (
    tenant uuid not null references organisation,
    programme uuid not null references programme,
    person uuid not null references person,
    at tstzrange not null
);
create index coaching_busy_person on coaching_busy (programme, person);

create table coaching_calendar_read (
    tenant uuid not null references organisation,
    programme uuid not null references programme,
    person uuid not null references person,
    read_at timestamptz not null,
    first_day date not null,
    last_day date not null,
    events int not null,
    primary key (programme, person)
);

-- How much a coach takes, and how long between two sessions of a day.
create table coaching_limit (
    tenant uuid not null references organisation,
    programme uuid not null references programme,
    person uuid not null references person,
    most_groups int check (most_groups > 0),
    gap_minutes int not null default 30 check (gap_minutes between 0 and 240),
    primary key (programme, person)
);

-- What a search for all times found, until it is confirmed or another takes its place.
create table coaching_plan (
    tenant uuid not null references organisation,
    id uuid primary key,
    programme uuid not null references programme,
    track uuid not null references coaching_track,
    made_by uuid not null references person,
    made_at timestamptz not null,
    found jsonb not null,
    confirmed_at timestamptz
);
create index coaching_plan_track on coaching_plan (track, made_at);
create index coaching_plan_made_by on coaching_plan (made_by);

call wall('coaching_availability', 'coaching_busy', 'coaching_calendar_read', 'coaching_limit', 'coaching_plan');

-- One says it oneself, or whoever books for one's group does; who finds the times reads it.
create function speaks_for(whom uuid) returns boolean language sql stable as $$
    select whom = viewer() or exists (
        select 1 from sparring_group_member m join coaching_booker b on b.sparring_group = m.sparring_group
        where m.person = whom and m.valid @> today() and b.person = viewer())
$$;
do $$
declare name text;
begin
    foreach name in array array['coaching_availability', 'coaching_busy', 'coaching_calendar_read'] loop
        execute format('create policy read_times on %I for select using (person = (select viewer()) or programme in '
            '(select r.programme from role_of_viewer r where r.role in (''organiser'', ''booker'')))', name);
        execute format('create policy say on %I for insert with check (is_system() or speaks_for(person) or organises(programme))', name);
        execute format('create policy say_again on %I for update using (is_system() or speaks_for(person) or organises(programme))', name);
        execute format('create policy take_back on %I for delete using (is_system() or speaks_for(person) or organises(programme))', name);
    end loop;
end $$;
create policy organiser_decides on coaching_limit using (is_system() or organises(programme) or person = viewer())
    with check (is_system() or organises(programme));
create policy organisers_own on coaching_plan using (organises(programme)) with check (organises(programme));
