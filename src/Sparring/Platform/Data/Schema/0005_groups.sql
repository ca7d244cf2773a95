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
call open_inside('sparring_group', 'sparring_group_member', 'sparring_group_coach');
