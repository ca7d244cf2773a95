create table sparring_group (
    tenant uuid not null references organisation,
    id uuid primary key,
    programme uuid not null references programme,
    number int not null check (number > 0),
    unique (programme, number)
);

-- One person is in one sparring group of a programme at a time.
create table sparring_group_member (
    tenant uuid not null references organisation,
    sparring_group uuid not null references sparring_group,
    programme uuid not null references programme,
    person uuid not null references person,
    valid daterange not null default '[,)',
    exclude using gist (programme with =, person with =, valid with &&)
);
create index sparring_group_member_group on sparring_group_member (sparring_group);

create table sparring_group_coach (
    tenant uuid not null references organisation,
    sparring_group uuid not null references sparring_group,
    person uuid not null references person,
    valid daterange not null default '[,)',
    exclude using gist (sparring_group with =, person with =, valid with &&)
);
create index sparring_group_coach_person on sparring_group_coach (person);

call wall('sparring_group', 'sparring_group_member', 'sparring_group_coach');

-- Who is in which group, and who coaches it, decides who reads what: only organisers and the system change it.
create function organises_group(group_id uuid) returns boolean language sql stable as $$
    select organises(programme) from sparring_group where id = group_id
$$;
do $$
declare
    walled text[];
begin
    foreach walled slice 1 in array array[
        ['sparring_group', 'organises(programme)'],
        ['sparring_group_member', 'organises(programme) and organises_group(sparring_group)'],
        ['sparring_group_coach', 'organises_group(sparring_group)']] loop
        execute format('create policy read_inside on %I for select using (true)', walled[1]);
        execute format('create policy organiser_adds on %I for insert with check (is_system() or %s)', walled[1], walled[2]);
        execute format('create policy organiser_changes on %I for update using (is_system() or %s)', walled[1], walled[2]);
        execute format('create policy organiser_removes on %I for delete using (is_system() or %s)', walled[1], walled[2]);
    end loop;
end $$;

-- Every change of who is in which group and who coaches it, as it was decided; the periods themselves stand above.
create table sparring_group_change (
    tenant uuid not null references organisation,
    id uuid primary key,
    programme uuid not null references programme,
    sparring_group uuid not null references sparring_group,
    was_in uuid references sparring_group,
    person uuid not null references person,
    kind text not null check (kind in ('moved', 'coach_set', 'coach_ended')),
    as_of date not null,
    made_by uuid not null references person,
    made_at timestamptz not null
);
create index sparring_group_change_group on sparring_group_change (sparring_group);
create index sparring_group_change_person on sparring_group_change (person);

create function in_group(group_id uuid) returns boolean language sql stable as $$
    select exists (select 1 from sparring_group_member m where m.sparring_group = group_id and m.person = viewer() and m.valid @> today())
        or exists (select 1 from sparring_group_coach c where c.sparring_group = group_id and c.person = viewer() and c.valid @> today())
$$;

-- What a group has agreed on beyond the common purpose and rules: its members' and its coach's own.
create table group_agreement (
    tenant uuid not null references organisation,
    sparring_group uuid primary key references sparring_group,
    version int not null check (version > 0),
    purpose text not null,
    rules text not null,
    changed_by uuid not null references person,
    changed_at timestamptz not null
);

-- That a member has accepted what the group agreed, as it stood then; version 0 is the common rules alone.
create table group_agreement_acceptance (
    tenant uuid not null references organisation,
    sparring_group uuid not null references sparring_group,
    person uuid not null references person,
    version int not null check (version >= 0),
    accepted_at timestamptz not null,
    primary key (sparring_group, person, version)
);
create index group_agreement_acceptance_person on group_agreement_acceptance (person);

-- A gathering with tables of its own, and who sat with whom.
create table occasion (
    tenant uuid not null references organisation,
    id uuid primary key,
    programme uuid not null references programme,
    key text not null,
    title text not null,                          -- JSON {"da": …, "en": …}, or one text
    day date not null,
    place text,
    unique (programme, key)
);

create table occasion_group (
    tenant uuid not null references organisation,
    id uuid primary key,
    occasion uuid not null references occasion,
    number int not null check (number > 0),
    unique (occasion, number)
);

create table occasion_seat (
    tenant uuid not null references organisation,
    occasion uuid not null references occasion,
    occasion_group uuid not null references occasion_group,
    person uuid not null references person,
    primary key (occasion, person)
);
create index occasion_seat_group on occasion_seat (occasion_group);
create index occasion_seat_person on occasion_seat (person);

call wall('sparring_group_change', 'group_agreement', 'group_agreement_acceptance', 'occasion', 'occasion_group', 'occasion_seat');
call open_inside('sparring_group_change', 'occasion', 'occasion_group', 'occasion_seat');
create policy own_group on group_agreement_acceptance for select using (person = viewer() or in_group(sparring_group));
create policy own_yes on group_agreement_acceptance for insert with check (person = viewer() and in_group(sparring_group));
create policy own_group on group_agreement using (in_group(sparring_group)) with check (in_group(sparring_group));

-- Who has met whom, where and when: read from the groups, never stored twice. Each pair stands once (one < other).
create view met with (security_invoker = true) as
    select a.programme, a.person as one, b.person as other, a.sparring_group as place, 'sparring' as kind,
           lower(a.valid * b.valid) as day
    from sparring_group_member a
        join sparring_group_member b on b.sparring_group = a.sparring_group and a.person < b.person and a.valid && b.valid
    union all
    select o.programme, a.person, b.person, o.id, 'occasion', o.day
    from occasion_seat a
        join occasion_seat b on b.occasion_group = a.occasion_group and a.person < b.person
        join occasion o on o.id = a.occasion;

-- The contract of this room in SQL (docs/decisions/0090): who is in which group today, and does the viewer coach it.
create view group_member_today with (security_invoker = true) as
    select g.programme, g.id as sparring_group, g.number, m.person,
           exists (select 1 from sparring_group_coach c
                   where c.sparring_group = g.id and c.person = viewer() and c.valid @> today()) as coached_by_viewer
    from sparring_group_member m join sparring_group g on g.id = m.sparring_group
    where m.valid @> today();
