-- A coaching track: the sessions of all sparring groups with their coaches in one period of a programme.
create table coaching_track (
    tenant uuid not null references organisation,
    id uuid primary key,
    programme uuid not null references programme,
    name text not null,                           -- JSON {"da": …, "en": …}, or one text
    first_day date not null,
    last_day date not null,
    activity text,                                -- key of the programme's activity it belongs to
    closed_at timestamptz,
    check (first_day <= last_day)
);
create index coaching_track_programme on coaching_track (programme, first_day);

-- What each group is to have: session 1 and session 2, when, how long, and how many days after the one before.
create table coaching_window (
    tenant uuid not null references organisation,
    track uuid not null references coaching_track,
    number int not null check (number > 0),
    first_day date not null,
    last_day date not null,
    minutes int not null check (minutes between 15 and 600),
    days_after int not null default 0 check (days_after >= 0),
    activity text,
    primary key (track, number),
    check (first_day <= last_day)
);

-- A room that can be booked; one meeting at a time.
create table coaching_room (
    tenant uuid not null references organisation,
    id uuid primary key,
    programme uuid not null references programme,
    name text not null check (length(name) between 1 and 200),
    unique (programme, name)
);

-- Who books for a group: a secretary, a consultant; seldom the coach.
create table coaching_booker (
    tenant uuid not null references organisation,
    track uuid not null references coaching_track,
    programme uuid not null references programme,
    sparring_group uuid not null references sparring_group,
    person uuid not null references person,
    primary key (track, sparring_group)
);
create index coaching_booker_person on coaching_booker (person);

-- A session: one row for a group and a number for ever, moved and cancelled in place; the sequence rises at every change.
create table coaching_session (
    tenant uuid not null references organisation,
    id uuid primary key,
    programme uuid not null references programme,
    track uuid not null references coaching_track,
    sparring_group uuid not null references sparring_group,
    number int not null check (number > 0),
    coach uuid not null references person,
    booker uuid references person,
    starts_at timestamptz not null,
    ends_at timestamptz not null,
    at tstzrange not null generated always as (tstzrange(starts_at, ends_at)) stored,
    place text not null default '' check (length(place) <= 300),
    room uuid references coaching_room,
    sequence int not null default 0,
    invited_sequence int,                         -- what the attendees were told last; null: nothing yet
    reason text not null default '',              -- of the last move or cancellation
    agreed_at timestamptz,
    held_at timestamptz,
    cancelled_at timestamptz,
    check (starts_at < ends_at and ends_at - starts_at <= interval '10 hours'),
    unique (track, sparring_group, number),
    constraint coaching_session_coach_once exclude using gist (coach with =, at with &&)
        where (cancelled_at is null) deferrable initially immediate,
    constraint coaching_session_room_once exclude using gist (room with =, at with &&)
        where (cancelled_at is null and room is not null) deferrable initially immediate
);
create index coaching_session_group on coaching_session (sparring_group, number);
create index coaching_session_coach on coaching_session (coach, starts_at);
create index coaching_session_booker on coaching_session (booker);
create index coaching_session_programme on coaching_session (programme, starts_at);

-- One chair for each person at each session that is not cancelled, so that nobody sits in two.
create table coaching_seat (
    tenant uuid not null references organisation,
    session uuid not null references coaching_session on delete cascade,
    programme uuid not null references programme,
    person uuid not null references person,
    at tstzrange not null,
    primary key (session, person),
    constraint coaching_seat_person_once exclude using gist (person with =, at with &&) deferrable initially immediate
);

-- Every change as it was before, with its reason: what undo puts back. A batch is what one press of a button did.
create table coaching_session_change (
    tenant uuid not null references organisation,
    session uuid not null references coaching_session on delete cascade,
    programme uuid not null references programme,
    sequence int not null,
    kind text not null check (kind in ('booked', 'moved', 'cancelled', 'undone')),
    batch uuid not null,
    reason text not null,
    was_starts timestamptz,                       -- null: it was not there
    was_ends timestamptz,
    was_place text,
    was_room uuid,
    was_coach uuid references person,
    was_booker uuid references person,
    was_agreed_at timestamptz,
    was_cancelled_at timestamptz,
    was_reason text,
    made_by uuid references person,               -- null: the command line
    made_at timestamptz not null,
    primary key (session, sequence)
);
create index coaching_session_change_batch on coaching_session_change (batch);
create index coaching_session_change_people on coaching_session_change (made_by);
create index coaching_session_change_programme on coaching_session_change (programme, made_at);

-- The chairs follow the session, and the group of the day it is on.
create function seat_coaching(session_id uuid) returns void language plpgsql as $$
begin
    delete from coaching_seat c where c.session = session_id and not exists (
        select 1 from coaching_session s
        where s.id = session_id and s.cancelled_at is null and (s.coach = c.person or exists (
            select 1 from sparring_group_member m
            where m.sparring_group = s.sparring_group and m.person = c.person
              and m.valid @> (s.starts_at at time zone 'Europe/Copenhagen')::date)));
    insert into coaching_seat (tenant, session, programme, person, at)
    select s.tenant, s.id, s.programme, present.person, s.at
    from coaching_session s cross join lateral (
        select m.person from sparring_group_member m
        where m.sparring_group = s.sparring_group and m.valid @> (s.starts_at at time zone 'Europe/Copenhagen')::date
        union select s.coach) present
    where s.id = session_id and s.cancelled_at is null
    on conflict (session, person) do update set at = excluded.at where coaching_seat.at <> excluded.at;
end $$;

create function seat_coaching_of_session() returns trigger language plpgsql as $$
begin
    perform seat_coaching(new.id);
    return null;
end $$;
create trigger coaching_session_seats after insert or update of starts_at, ends_at, coach, cancelled_at on coaching_session
    for each row execute function seat_coaching_of_session();

-- Whoever moves to another group leaves the chairs of the old one before she takes those of the new.
create function seat_coaching_of_members() returns trigger language plpgsql as $$
begin
    perform seat_coaching(s.id) from coaching_session s
    where s.sparring_group in (select sparring_group from changed) and s.held_at is null and s.ends_at >= today();
    return null;
end $$;
create trigger sparring_group_member_seats_added after insert on sparring_group_member
    referencing new table as changed for each statement execute function seat_coaching_of_members();
create trigger sparring_group_member_seats_changed after update on sparring_group_member
    referencing new table as changed for each statement execute function seat_coaching_of_members();
create trigger sparring_group_member_seats_ended after delete on sparring_group_member
    referencing old table as changed for each statement execute function seat_coaching_of_members();

call wall('coaching_track', 'coaching_window', 'coaching_room', 'coaching_booker', 'coaching_session', 'coaching_seat',
    'coaching_session_change');

-- Everybody inside knows which tracks there are; only who organises the programme makes them and says who books.
do $$
declare
    walled text[];
begin
    foreach walled slice 1 in array array[
        ['coaching_track', 'organises(programme)'],
        ['coaching_window', 'exists (select 1 from coaching_track t where t.id = track and organises(t.programme))'],
        ['coaching_room', 'organises(programme)'],
        ['coaching_booker', 'organises(programme)']] loop
        execute format('create policy read_inside on %I for select using (true)', walled[1]);
        execute format('create policy organiser_adds on %I for insert with check (is_system() or %s)', walled[1], walled[2]);
        execute format('create policy organiser_changes on %I for update using (is_system() or %s)', walled[1], walled[2]);
        execute format('create policy organiser_removes on %I for delete using (is_system() or %s)', walled[1], walled[2]);
    end loop;
end $$;

-- The schedule: who is in the group or coaches it, who books for it, and the organiser. Asked once for a statement.
create view coached_group_of_viewer with (security_invoker = true) as
    select sparring_group from sparring_group_coach where person = (select viewer()) and valid @> (select today());
create view booked_group_of_viewer with (security_invoker = true) as
    select sparring_group from coaching_booker where person = (select viewer());

create policy read_own on coaching_session for select using (
    coach = (select viewer()) or booker = (select viewer()) or (select is_system())
    or programme in (select r.programme from role_of_viewer r where r.role = 'organiser')
    or sparring_group in (select m.sparring_group from sparring_group_member m
                          where m.person = (select viewer()) and m.valid @> (select today()))
    or sparring_group in (select sparring_group from coached_group_of_viewer)
    or sparring_group in (select sparring_group from booked_group_of_viewer));
do $$
declare
    writes text := 'is_system() or organises(programme)'
        || ' or (coach = viewer() and sparring_group in (select sparring_group from coached_group_of_viewer))'
        || ' or sparring_group in (select sparring_group from booked_group_of_viewer)';
begin
    execute format('create policy book on coaching_session for insert with check (%s)', writes);
    execute format('create policy move on coaching_session for update using (%1$s) with check (%1$s)', writes);
end $$;
-- Only what undo takes back altogether goes: it was never told to anybody.
create policy unbook on coaching_session for delete
    using (invited_sequence is null and held_at is null and (is_system() or organises(programme)));

-- When somebody is taken is known to those who have to find a time; which session it is, only to those who see the session.
create policy read_taken on coaching_seat for select using (
    person = (select viewer()) or (select is_system())
    or programme in (select r.programme from role_of_viewer r where r.role in ('organiser', 'coach', 'booker'))
    or session in (select id from coaching_session));
create policy seat on coaching_seat for insert with check (session in (select id from coaching_session));
create policy reseat on coaching_seat for update using (session in (select id from coaching_session));
create policy unseat on coaching_seat for delete using (
    (select is_system()) or programme in (select r.programme from role_of_viewer r where r.role in ('organiser', 'coach', 'booker')));

create policy read_own on coaching_session_change for select using (session in (select id from coaching_session));
create policy note on coaching_session_change for insert with check (session in (select id from coaching_session));
create policy forget on coaching_session_change for delete using (organises(programme) or is_system());
