create table programme (
    tenant uuid not null references organisation,
    id uuid primary key,
    key text not null,
    title text not null,                          -- JSON {"da": …, "en": …}
    starts date not null,
    ends date not null,
    state text not null default 'running' check (state in ('drafted', 'decided', 'running', 'closed', 'purged')),
    unique (tenant, key)
);

-- A person in a programme, in one role, as of when. One person may hold several roles.
create table programme_role (
    tenant uuid not null references organisation,
    programme uuid not null references programme,
    person uuid not null references person,
    role text not null check (role in ('participant', 'organiser', 'coach', 'booker', 'facilitator', 'speaker',
        'contributor', 'case_handler', 'responsible_leader', 'executive', 'politician', 'citizen',
        'union_representative', 'data_protection_officer', 'working_group', 'contact')),
    valid daterange not null default '[,)',
    import uuid,                                  -- the file of people that gave it, for as long as nobody has ended it
    exclude using gist (programme with =, person with =, role with =, valid with &&)
);
create index programme_role_import on programme_role (import) where import is not null;
create index programme_role_person on programme_role (person);

call wall('programme', 'programme_role');

-- Does the viewer organise this programme today?
create function organises(programme_id uuid) returns boolean language sql stable as $$
    select exists (
        select 1 from programme_role held
        where held.programme = programme_id and held.person = viewer() and held.role = 'organiser' and held.valid @> today()
    )
$$;

-- Does the viewer organise some programme today? Only such a person may begin another one.
create function organises_some() returns boolean language sql stable as $$
    select exists (
        select 1 from programme_role held
        where held.person = viewer() and held.role = 'organiser' and held.valid @> today()
    )
$$;

-- A programme just begun has nobody in it yet: who begins it becomes its first organiser.
create function is_unmanned(programme_id uuid) returns boolean language sql stable as $$
    select not exists (select 1 from programme_role held where held.programme = programme_id)
$$;

-- Who holds which role decides who reads what: everybody inside sees it, only organisers and the system change it.
create policy read_inside on programme for select using (true);
create policy organiser_begins on programme for insert with check (is_system() or organises_some());
create policy organiser_changes on programme for update using (is_system() or organises(id));
create policy read_inside on programme_role for select using (true);
create policy organiser_gives on programme_role for insert
    with check (is_system() or organises(programme) or (organises_some() and is_unmanned(programme)));
create policy organiser_changes on programme_role for update using (is_system() or organises(programme));
create policy organiser_ends on programme_role for delete using (is_system() or organises(programme));

-- The whole design as one document; the version rises by one at every change (two tabs are told apart by it).
create table programme_design (
    tenant uuid not null references organisation,
    programme uuid primary key references programme,
    version int not null check (version > 0),
    document jsonb not null,
    files jsonb,                                  -- the files as they came, until somebody changes the design here
    changed_at timestamptz not null
);

-- Every change of a design: what was, what became, who and when. Never rewritten.
create table programme_change (
    tenant uuid not null references organisation,
    programme uuid not null references programme,
    version int not null,
    kind text not null check (kind in ('import', 'copy', 'edit', 'undo')),
    undoes int,
    person uuid references person,                -- null: the command line
    at timestamptz not null,
    edits jsonb not null,                         -- [{"path": …, "old": …, "new": …}]
    primary key (programme, version)
);
create index programme_change_person on programme_change (person);

-- What of the design others ask for by SQL; written with each version, in the same transaction.
create table programme_phase (
    tenant uuid not null references organisation,
    programme uuid not null references programme,
    key text not null,
    position int not null,
    title jsonb not null,
    fuzzy text not null,
    first_day date not null,
    last_day date not null,
    primary key (programme, key)
);

create table programme_activity (
    tenant uuid not null references organisation,
    programme uuid not null references programme,
    key text not null,
    phase text not null,
    position int not null,
    kind text not null,
    title jsonb not null,
    fuzzy text not null,
    hours text,                                   -- from and to on the clock: 09:00-13:30
    first_day date not null,
    last_day date not null,
    primary key (programme, key)
);

create table programme_deadline (
    tenant uuid not null references organisation,
    programme uuid not null references programme,
    key text not null,
    kind text not null,
    title jsonb not null,
    day date not null,
    primary key (programme, key)
);

call wall('programme_design', 'programme_change', 'programme_phase', 'programme_activity', 'programme_deadline');

-- Everybody inside reads the plan; only who organises the programme (or the command line) writes it.
do $$
declare name text;
begin
    foreach name in array array['programme_design', 'programme_change', 'programme_phase', 'programme_activity', 'programme_deadline'] loop
        execute format('create policy read_inside on %I for select using (true)', name);
        execute format(
            'create policy organiser_writes on %I using (is_system() or organises(programme)) '
            'with check (is_system() or organises(programme))', name);
    end loop;
end $$;

-- The contract of this room in SQL (docs/decisions/0090): the viewer's roles today, her first programme first, and by
-- when a thing is due. Other rooms read these and no table.
create view role_of_viewer with (security_invoker = true) as
    select held.programme, held.role,
           rank() over (order by p.state <> 'running', today() not between p.starts and p.ends, p.starts desc, p.key) as place
    from programme_role held join programme p on p.id = held.programme
    where held.person = viewer() and held.valid @> today();

create view programme_due with (security_invoker = true) as
    select programme, kind, min(day) as day from programme_deadline group by programme, kind;
