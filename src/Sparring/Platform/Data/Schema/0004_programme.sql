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
        'union_representative', 'data_protection_officer')),
    valid daterange not null default '[,)',
    exclude using gist (programme with =, person with =, role with =, valid with &&)
);
create index programme_role_person on programme_role (person);

call wall('programme', 'programme_role');
call open_inside('programme', 'programme_role');
