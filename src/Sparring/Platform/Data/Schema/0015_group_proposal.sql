-- A proposal for groups, before it is confirmed: what is to be made, the rules in the organiser's own words of weight.
create table group_proposal (
    tenant uuid not null references organisation,
    id uuid primary key,
    programme uuid not null references programme,
    kind text not null check (kind in ('sparring', 'tables', 'pairs', 'quartets')),
    title text not null,
    day date not null,                            -- of the gathering; for sparring groups the first day they hold
    place text,
    sizes text not null,                          -- as written: 4, 3-4, 10x3+2x4
    department text not null check (department in ('important', 'less', 'none')),
    level text not null check (level in ('important', 'less', 'none')),
    task text not null check (task in ('important', 'less', 'none')),
    met text not null check (met in ('important', 'less', 'none')),
    own_group text not null check (own_group in ('apart', 'important', 'less', 'none')),
    seconds int not null check (seconds between 1 and 60),
    seed int not null,
    version int not null default 1,               -- grows with every change of people, seats and rules
    made_by uuid not null references person,
    made_at timestamptz not null,
    solved_at timestamptz,
    stop text,                                    -- why the search stopped
    lower_bound bigint,                           -- proved for the rules and locks of that search
    epochs bigint,
    confirmed_at timestamptz,
    confirmed_by uuid references person,
    announced_at timestamptz,
    occasion uuid references occasion,            -- what it became, when it became the tables of a gathering
    based_on uuid references occasion             -- the pairs that are to be put together
);
create index group_proposal_programme on group_proposal (programme);

create table group_proposal_person (
    tenant uuid not null references organisation,
    proposal uuid not null references group_proposal,
    person uuid not null references person,
    seat int check (seat > 0),                    -- the group's number; null before the first answer
    locked_at timestamptz,
    primary key (proposal, person)
);
create index group_proposal_person_person on group_proposal_person (person);

create table group_proposal_rule (
    tenant uuid not null references organisation,
    proposal uuid not null references group_proposal,
    kind text not null check (kind in ('apart', 'together')),
    person uuid not null references person,
    other uuid not null references person,
    primary key (proposal, kind, person, other),
    check (person < other)
);
create index group_proposal_rule_person on group_proposal_rule (person);
create index group_proposal_rule_other on group_proposal_rule (other);

-- How the people of a change sat before it: what undo puts back.
create table group_proposal_step (
    tenant uuid not null references organisation,
    proposal uuid not null references group_proposal,
    step int not null check (step > 0),
    kind text not null check (kind in ('searched', 'moved', 'swapped', 'locked', 'unlocked')),
    person uuid not null references person,
    seat int,
    locked_at timestamptz,
    made_at timestamptz not null,
    primary key (proposal, step, person)
);
create index group_proposal_step_person on group_proposal_step (person);

-- Who was in which sparring group when a proposal was confirmed: what taking the confirmation back restores.
create table group_proposal_before (
    tenant uuid not null references organisation,
    proposal uuid not null references group_proposal,
    sparring_group uuid not null references sparring_group,
    person uuid not null references person,
    valid daterange not null,
    primary key (proposal, person, valid)
);
create index group_proposal_before_person on group_proposal_before (person);

call wall('group_proposal', 'group_proposal_person', 'group_proposal_rule', 'group_proposal_step', 'group_proposal_before');

-- Unfinished groups are the organisers' alone; what stands in them about herself a person may have among her own data.
create function composes(proposal_id uuid) returns boolean language sql stable as $$
    select organises(programme) from group_proposal where id = proposal_id
$$;
create policy organisers on group_proposal using (organises(programme)) with check (organises(programme));
do $$
declare
    name text;
begin
    foreach name in array array['group_proposal_person', 'group_proposal_rule', 'group_proposal_step', 'group_proposal_before'] loop
        execute format('create policy organisers on %I using (composes(proposal)) with check (composes(proposal))', name);
        execute format('create policy about_me on %I for select using (person = viewer())', name);
    end loop;
end $$;
create policy about_the_other on group_proposal_rule for select using (other = viewer());
create policy made_by_me on group_proposal for select using (viewer() in (made_by, confirmed_by));
