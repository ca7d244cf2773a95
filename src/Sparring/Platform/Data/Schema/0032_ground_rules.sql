-- Rules of the game between departments. A version is never changed; it holds when somebody of every department has said
-- yes to it, and the one before holds until then.
create table ground_rules (
    tenant uuid not null references organisation,
    id uuid primary key,
    programme uuid not null references programme,
    departments uuid[] not null default '{}',     -- set with the first version, and kept
    begun_by uuid not null references person,
    begun_at timestamptz not null,
    number int not null default 0,                -- the latest version; 0: a draft
    check (number = 0 or cardinality(departments) >= 2)
);
create index ground_rules_programme on ground_rules (programme);
create index ground_rules_begun_by on ground_rules (begun_by);

create table ground_rules_version (
    tenant uuid not null references organisation,
    rules uuid not null references ground_rules,
    number int not null check (number > 0),
    title text not null,
    text text not null,
    why text not null,
    changed_by uuid not null references person,
    changed_at timestamptz not null,
    primary key (rules, number)
);
create index ground_rules_version_changed_by on ground_rules_version (changed_by);

create table ground_rules_yes (
    tenant uuid not null references organisation,
    rules uuid not null,
    number int not null,
    department uuid not null references department,
    person uuid not null references person,
    agreed_at timestamptz not null,
    primary key (rules, number, person),
    foreign key (rules, number) references ground_rules_version
);
create index ground_rules_yes_person on ground_rules_yes (person);

-- What somebody is writing on, hers alone until she proposes it.
create table ground_rules_draft (
    tenant uuid not null references organisation,
    rules uuid not null references ground_rules,
    person uuid not null references person,
    section text not null check (section in ('title', 'text', 'why')),
    revision int not null,
    text text not null,
    saved_at timestamptz not null,
    editor uuid not null,
    step int not null,
    primary key (rules, person, section)
);
create index ground_rules_draft_person on ground_rules_draft (person);

call wall('ground_rules', 'ground_rules_version', 'ground_rules_yes', 'ground_rules_draft');

-- Where the viewer works today; for the statements of other rooms (docs/decisions/0090).
create view department_of_viewer with (security_invoker = true) as
    select e.department from employment e where e.person = viewer() and e.valid @> today();

-- Does the viewer speak for this department: does she work there today, as a participant of this programme?
create function speaks_for(department_id uuid, programme_id uuid) returns boolean language sql stable as $$
    select takes_part(programme_id, 'participant')
        and exists (select 1 from department_of_viewer own where own.department = department_id)
$$;

create function speaks_in_rules(rules_id uuid) returns boolean language sql stable as $$
    select exists (select 1 from ground_rules r, unnest(r.departments) as side (department)
                   where r.id = rules_id and speaks_for(side.department, r.programme))
$$;

create policy forum_reads on ground_rules for select using (
    begun_by = viewer() or (number > 0 and takes_part(programme, 'participant', 'organiser', 'executive')));
create policy begun on ground_rules for insert with check (
    begun_by = viewer() and number = 0 and takes_part(programme, 'participant'));
create policy proposes on ground_rules for update using (
        (number = 0 and begun_by = viewer()) or speaks_in_rules(id))
    with check (exists (select 1 from unnest(departments) as side (department) where speaks_for(side.department, programme)));

create policy forum_reads on ground_rules_version for select using (
    exists (select 1 from ground_rules r where r.id = rules));
create policy sides_propose on ground_rules_version for insert with check (
    changed_by = viewer() and speaks_in_rules(rules));

create policy forum_reads on ground_rules_yes for select using (exists (select 1 from ground_rules r where r.id = rules));
create policy own_yes on ground_rules_yes for insert with check (
    person = viewer() and exists (
        select 1 from ground_rules r
        where r.id = rules and r.number = ground_rules_yes.number and department = any (r.departments)
          and speaks_for(department, r.programme)));

create policy own on ground_rules_draft using (person = viewer()) with check (person = viewer());
