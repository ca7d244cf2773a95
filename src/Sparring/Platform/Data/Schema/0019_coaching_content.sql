-- What the viewer is to a coaching session, as the columns of the permission matrix name it. A group's text has no single
-- owner: whoever is in the group today is both owner and group; its coach of today is coach, whoever held the session then.
create function relations_to_session(group_id uuid, programme_id uuid) returns text[]
language sql stable parallel safe as $$
    select array(
        select unnest(array['owner', 'group']) where exists (
            select 1 from sparring_group_member m
            where m.sparring_group = group_id and m.person = viewer() and m.valid @> today())
        union
        select 'coach' where exists (
            select 1 from sparring_group_coach c
            where c.sparring_group = group_id and c.person = viewer() and c.valid @> today())
        union
        select held.role from programme_role held
        where held.person = viewer() and held.programme = programme_id and held.valid @> today()
          and held.role in ('organiser', 'facilitator', 'executive', 'data_protection_officer')
    ) where is_here(viewer())
$$;

-- May the viewer do this (R, W, S) to what a group and its coach have of a session? The answer comes from the matrix.
create function may_of_session(wanted text, artefact_name text, session_id uuid) returns boolean
language sql stable parallel safe as $$
    select exists (
        select 1 from coaching_session s
        where s.id = session_id
          and grants_right(wanted, artefact_name, relations_to_session(s.sparring_group, s.programme), s.programme))
$$;

-- Is somebody in the session's group today?
create function sits_in_session(session_id uuid, whom uuid) returns boolean language sql stable parallel safe as $$
    select exists (
        select 1 from coaching_session s
            join sparring_group_member m on m.sparring_group = s.sparring_group and m.person = whom and m.valid @> today()
        where s.id = session_id)
$$;

-- The coach's own version of a session's plan; where there is none the shipped one applies. No names, no cases.
create table session_plan (
    tenant uuid not null references organisation,
    session uuid primary key references coaching_session on delete cascade,
    version int not null check (version > 0),
    method text not null check (method in ('troika', 'team', 'free')),
    steps text not null,                          -- JSON, in their order: {"key", "words", "minutes", "each"}
    changed_by uuid not null references person,
    changed_at timestamptz not null
);
create index session_plan_changed_by on session_plan (changed_by);

-- What group and coach write together (agreement, patterns, closing), saved in place, sealed under the group's key.
create table session_text (
    tenant uuid not null references organisation,
    session uuid not null references coaching_session on delete cascade,
    section text not null,
    revision int not null,
    sealed bytea not null,
    saved_at timestamptz not null,
    saved_by uuid not null references person,
    editor uuid not null,
    step int not null,
    primary key (session, section)
);
create index session_text_saved_by on session_text (saved_by);

-- What each writes alone at the session; the group and the coach see it once she has shared it.
create table session_reflection (
    tenant uuid not null references organisation,
    session uuid not null references coaching_session on delete cascade,
    programme uuid not null references programme,   -- part of the seal, also for who has left the group
    owner uuid not null references person,
    section text not null,
    revision int not null,
    sealed bytea not null,
    saved_at timestamptz not null,
    editor uuid not null,
    step int not null,
    shared_at timestamptz,
    primary key (session, owner, section)
);
create index session_reflection_owner on session_reflection (owner);

-- Each member's own line of the joint agreement: what, by when, who asks; and how it went when it is looked at again.
create table session_commitment (
    tenant uuid not null references organisation,
    session uuid not null references coaching_session on delete cascade,
    programme uuid not null references programme,   -- part of the seal, also for who has left the group
    owner uuid not null references person,
    version int not null check (version > 0),
    sealed bytea not null,
    due date,
    asked_by uuid references person,
    written_by uuid not null references person,
    written_at timestamptz not null,
    agreed_at timestamptz,                        -- when she said yes to it as it stands
    outcome text check (outcome in ('kept', 'adapted', 'not_kept')),
    outcome_sealed bytea,
    outcome_at timestamptz,
    primary key (session, owner),
    check ((outcome is null) = (outcome_at is null))
);
create index session_commitment_owner on session_commitment (owner);
create index session_commitment_people on session_commitment (asked_by, written_by);

create table session_attendance (
    tenant uuid not null references organisation,
    session uuid not null references coaching_session on delete cascade,
    person uuid not null references person,
    state text not null check (state in ('present', 'notice', 'absent')),
    marked_by uuid not null references person,
    marked_at timestamptz not null,
    primary key (session, person)
);
create index session_attendance_person on session_attendance (person);
create index session_attendance_marked_by on session_attendance (marked_by);

-- The coach's own working notes. Nobody but she who wrote them, and only while she coaches the group.
create table session_note (
    tenant uuid not null references organisation,
    session uuid not null references coaching_session on delete cascade,
    programme uuid not null references programme,   -- part of the seal, also for who has left the group
    coach uuid not null references person,
    revision int not null,
    sealed bytea not null,
    saved_at timestamptz not null,
    editor uuid not null,
    step int not null,
    primary key (session, coach)
);
create index session_note_coach on session_note (coach);

call wall('session_plan', 'session_text', 'session_reflection', 'session_commitment', 'session_attendance', 'session_note');

create policy schedule on session_plan for select using (may_of_session('R', 'coaching-schedule', session));
create policy coach_writes on session_plan for insert with check (
    changed_by = viewer() and may_of_session('W', 'coaching-notes', session));
create policy coach_changes on session_plan for update using (may_of_session('W', 'coaching-notes', session))
    with check (changed_by = viewer() and may_of_session('W', 'coaching-notes', session));
create policy coach_removes on session_plan for delete using (may_of_session('W', 'coaching-notes', session));

create policy together_read on session_text for select using (may_of_session('R', 'coaching-session', session));
create policy together_write on session_text for insert with check (
    saved_by = viewer() and may_of_session('W', 'coaching-session', session));
create policy together_change on session_text for update using (may_of_session('W', 'coaching-session', session))
    with check (saved_by = viewer() and may_of_session('W', 'coaching-session', session));

create policy own on session_reflection using (owner = viewer()) with check (
    owner = viewer() and sits_in_session(session, viewer()));
create policy shared on session_reflection for select using (
    shared_at is not null and may_of_session('C', 'reflection', session));

-- Her own line she may always see, also when she has left the group; the others' only those who are there today.
create policy together_read on session_commitment for select using (
    owner = viewer() or may_of_session('R', 'coaching-session', session));
create policy together_write on session_commitment for insert with check (
    written_by = viewer() and may_of_session('W', 'coaching-session', session) and sits_in_session(session, owner));
create policy together_change on session_commitment for update using (may_of_session('W', 'coaching-session', session))
    with check (may_of_session('W', 'coaching-session', session));

create policy together_read on session_attendance for select using (
    person = viewer() or may_of_session('R', 'coaching-session', session));
create policy coach_marks on session_attendance for insert with check (
    marked_by = viewer() and may_of_session('W', 'coaching-notes', session) and sits_in_session(session, person));
create policy coach_changes on session_attendance for update using (may_of_session('W', 'coaching-notes', session))
    with check (marked_by = viewer() and may_of_session('W', 'coaching-notes', session));

create policy own on session_note using (coach = viewer() and may_of_session('R', 'coaching-notes', session))
    with check (coach = viewer() and may_of_session('W', 'coaching-notes', session));

-- A point in general form that a coach draws from several groups. Sealed under her key; heard by those groups before
-- anybody else reads it. From which groups stands apart and is never told.
create table coaching_insight (
    tenant uuid not null references organisation,
    id uuid primary key,
    programme uuid not null references programme,
    coach uuid not null references person,
    revision int not null default 1,
    sealed bytea not null,
    written_on date not null,
    offered_on date,                              -- since then the groups behind it can say no
    audience text check (audience in ('organisers', 'executives', 'forum')),
    people int,                                   -- behind it when it was released
    released_on date,
    withdrawn_on date,
    check ((released_on is null) = (people is null) and (released_on is null or audience is not null))
);
create index coaching_insight_programme on coaching_insight (programme, released_on);
create index coaching_insight_coach on coaching_insight (coach);

create table coaching_insight_group (
    tenant uuid not null references organisation,
    insight uuid not null references coaching_insight on delete cascade,
    sparring_group uuid not null references sparring_group,
    marked_by uuid not null references person,
    primary key (insight, sparring_group)
);
create index coaching_insight_group_group on coaching_insight_group (sparring_group);
create index coaching_insight_group_marked_by on coaching_insight_group (marked_by);

-- A group's no. Whose it was is not kept.
create table coaching_insight_veto (
    tenant uuid not null references organisation,
    insight uuid not null references coaching_insight on delete cascade,
    sparring_group uuid not null references sparring_group,
    vetoed_on date not null,
    primary key (insight, sparring_group)
);

call wall('coaching_insight', 'coaching_insight_group', 'coaching_insight_veto');

create function coaches_group(group_id uuid) returns boolean language sql stable parallel safe as $$
    select exists (select 1 from sparring_group_coach c
                   where c.sparring_group = group_id and c.person = viewer() and c.valid @> today()) and is_here(viewer())
$$;
create function is_member_of(group_id uuid) returns boolean language sql stable parallel safe as $$
    select exists (select 1 from sparring_group_member m
                   where m.sparring_group = group_id and m.person = viewer() and m.valid @> today()) and is_here(viewer())
$$;

-- Rows point at each other, so the groups behind a point do not ask who may read the point.
create policy coach_marks on coaching_insight_group using (coaches_group(sparring_group))
    with check (marked_by = viewer() and coaches_group(sparring_group));
create policy marked on coaching_insight_group for select using (marked_by = viewer() or is_member_of(sparring_group));

create policy coach_sees on coaching_insight_veto for select using (
    exists (select 1 from coaching_insight_group g
            where g.insight = coaching_insight_veto.insight and g.sparring_group = coaching_insight_veto.sparring_group));
create policy group_says_no on coaching_insight_veto for insert with check (
    is_member_of(sparring_group)
    and exists (select 1 from coaching_insight_group g
                where g.insight = coaching_insight_veto.insight and g.sparring_group = coaching_insight_veto.sparring_group)
    and exists (select 1 from coaching_insight i
                where i.id = insight and i.offered_on is not null and i.released_on is null and i.withdrawn_on is null));

create policy own on coaching_insight using (coach = viewer()) with check (
    coach = viewer() and exists (select 1 from role_of_viewer r where r.programme = coaching_insight.programme and r.role = 'coach'));
create policy groups_behind on coaching_insight for select using (
    offered_on is not null and withdrawn_on is null
    and exists (select 1 from coaching_insight_group g where g.insight = id and is_member_of(g.sparring_group)));
create policy released on coaching_insight for select using (
    released_on is not null and withdrawn_on is null
    and exists (select 1 from role_of_viewer r where r.programme = coaching_insight.programme and (
        r.role in ('organiser', 'coach')
        or (r.role = 'executive' and audience in ('executives', 'forum'))
        or (r.role = 'participant' and audience = 'forum'))));
