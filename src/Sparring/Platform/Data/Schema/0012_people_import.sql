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

-- What was changed of a person, by whom and through what; "changes" is a list of {"field", "old", "new"}.
create table person_change (
    tenant uuid not null references organisation,
    person uuid not null references person on delete cascade,
    version int not null,
    changed_at timestamptz not null,
    changed_by uuid references person,            -- null: the command line
    import uuid,
    changes jsonb not null,
    primary key (person, version)
);

-- A file of people on its way in: uploaded, its columns matched, checked, confirmed once.
create table people_import (
    tenant uuid not null references organisation,
    id uuid primary key,
    file_name text not null,
    headings text[] not null,
    matching text[] not null,                     -- for every heading the column it is, or ''
    uploaded_by uuid references person,           -- null: the command line
    uploaded_at timestamptz not null,
    as_of date not null,                          -- changes are true from this day on
    is_whole_list boolean not null default false, -- who is not in the file has left
    row_count int not null,
    checked_at timestamptz,
    confirmed_at timestamptz,
    added int, changed int, leaving int, unchanged int, refused int,
    made_departments uuid[] not null default '{}',
    undone_at timestamptz,
    undone_by uuid references person
);
create index people_import_by_time on people_import (tenant, uploaded_at);

-- The rows as they stood in the file; gone when confirmed, or after a day.
create table people_import_row (
    tenant uuid not null references organisation,
    import uuid not null references people_import on delete cascade,
    row int not null,
    cells text[] not null,
    primary key (import, row)
);

-- The rows as people, and what each will do. A negative row is somebody who is missing in the file.
create table people_import_person (
    tenant uuid not null references organisation,
    import uuid not null references people_import on delete cascade,
    row int not null,
    number text,
    name text not null,
    email text not null,
    department_code text,
    department text,
    level text,
    task text,
    title text,
    roles text[],
    is_external boolean,
    starts date,
    ends date,
    person uuid,
    change text check (change in ('new', 'changed', 'leaving', 'unchanged', 'refused')),
    changes jsonb,
    primary key (import, row)
);

create table people_import_fault (
    tenant uuid not null references organisation,
    import uuid not null references people_import on delete cascade,
    row int not null,
    field text not null,
    kind text not null,
    written text not null,
    detail text not null
);
create index people_import_fault_row on people_import_fault (import, row);

-- What the people of a confirmed import were before it, so that it can be undone; kept for a month.
create table people_import_before (
    tenant uuid not null references organisation,
    import uuid not null references people_import on delete cascade,
    person uuid not null references person on delete cascade,
    version int not null,                         -- the person's after the import: another one means a later change
    was jsonb,                                    -- null: the import added her
    places jsonb not null default '[]',
    primary key (import, person)
);
create index people_import_before_person on people_import_before (person);

call wall('people_import_before', 'person_change', 'people_import', 'people_import_row', 'people_import_person', 'people_import_fault');
create policy organisers on person_change using ((select is_organiser() or is_system())) with check ((select is_organiser() or is_system()));
-- Everybody reads what was changed of herself, and which files she brought in.
create policy own_story on person_change for select using (person = viewer());
create policy own_uploads on people_import for select using (uploaded_by = viewer());
create policy organisers on people_import using ((select is_organiser() or is_system())) with check ((select is_organiser() or is_system()));
create policy organisers on people_import_before using ((select is_organiser() or is_system())) with check ((select is_organiser() or is_system()));
create policy organisers on people_import_row using ((select is_organiser() or is_system())) with check ((select is_organiser() or is_system()));
create policy organisers on people_import_person using ((select is_organiser() or is_system())) with check ((select is_organiser() or is_system()));
create policy organisers on people_import_fault using ((select is_organiser() or is_system())) with check ((select is_organiser() or is_system()));
