create table department (
    tenant uuid not null references organisation,
    id uuid primary key,
    code text not null,
    name text not null,
    unique (tenant, code)
);

create table person (
    tenant uuid not null references organisation,
    id uuid primary key,
    number text,                                  -- the organisation's own number for the person; the import's key
    name text not null check (name <> ''),
    title text,
    email text not null check (email = lower(email)),
    language text not null default 'da' check (language in ('da', 'en')),
    is_external boolean not null default false,   -- a coach or speaker from another organisation
    joined date,
    left_on date,
    unique (tenant, email),
    unique (tenant, number)
);

-- Where a person works, as of when: two employments of one person never overlap.
create table employment (
    tenant uuid not null references organisation,
    person uuid not null references person,
    department uuid not null references department,
    level text not null,
    task text,
    valid daterange not null default '[,)',
    exclude using gist (person with =, valid with &&)
);
create index employment_department on employment (department);

-- A one-time link: only its hash is kept; used once, bound to the identity, short-lived.
create table sign_in_link (
    token_hash bytea primary key,
    tenant uuid not null references organisation,
    person uuid not null references person,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    used_at timestamptz,
    at_once boolean not null default false        -- printed on a terminal: nothing can fetch it ahead of the reader
);
create index sign_in_link_person on sign_in_link (person, created_at);

create table sign_in_session (
    id uuid primary key,
    token_hash bytea not null unique,
    tenant uuid not null references organisation,
    person uuid not null references person,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    last_used_on date not null,
    device text not null,
    ended_at timestamptz
);
create index sign_in_session_person on sign_in_session (person);

call wall('department', 'person', 'employment', 'sign_in_link', 'sign_in_session');
call open_inside('department', 'person', 'employment');
create policy system_only on sign_in_link using (is_system()) with check (is_system());
create policy own_or_system on sign_in_session using (is_system() or person = viewer()) with check (is_system() or person = viewer());
