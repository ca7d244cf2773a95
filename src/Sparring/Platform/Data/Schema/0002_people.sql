-- Names as people search for them: small letters, no accents, the Danish letters by their two-letter spelling.
create function fold(written text) returns text language sql immutable parallel safe
    return replace(replace(replace(
        translate(lower(written collate "da-x-icu"), 'áàâãéèêëíìîïóòôõúùûüýÿçñäö', 'aaaaeeeeiiiioooouuuuyycnæø'),
        'æ', 'ae'), 'ø', 'oe'), 'å', 'aa');

create function words_of(written text) returns text[] language sql immutable parallel safe
    return array(
        select distinct word
        from unnest(string_to_array(translate(fold(written), '-.,;:/\()[]{}<>"''_+&=%!?*#@|' || chr(160), repeat(' ', 40)), ' ')) word
        where word <> '');

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
    title text,                                   -- of somebody without an employment here
    email text not null check (email = lower(email)),
    language text not null default 'da' check (language in ('da', 'en')),
    is_external boolean not null default false,   -- a coach or speaker from another organisation
    joined date,
    left_on date,                                 -- the last day
    version int not null default 1,
    unique (tenant, email),
    unique (tenant, number)
);
create index person_by_name on person (tenant, (name collate "da-x-icu"), id);

-- The words of a name, for search by their beginnings. Plain comparison in code point order is what row-level
-- security lets an index answer; like, trigrams and text search are not.
create table person_word (
    tenant uuid not null,                         -- the person's own, put there by the triggers below
    person uuid not null references person on delete cascade,
    word text collate "C" not null,
    primary key (tenant, word, person)
);
create index person_word_person on person_word (person);

create function keep_words_of_new() returns trigger language plpgsql as $$
begin
    insert into person_word (tenant, person, word)
        select made.tenant, made.id, word from made cross join lateral unnest(words_of(made.name)) word;
    return null;
end $$;

create function keep_words_of_renamed() returns trigger language plpgsql as $$
begin
    delete from person_word using made join was using (id) where person = made.id and made.name <> was.name;
    insert into person_word (tenant, person, word)
        select made.tenant, made.id, word
        from made join was using (id) cross join lateral unnest(words_of(made.name)) word
        where made.name <> was.name;
    return null;
end $$;

create trigger words_of_new after insert on person referencing new table as made
    for each statement execute function keep_words_of_new();
create trigger words_of_renamed after update on person referencing old table as was new table as made
    for each statement execute function keep_words_of_renamed();

-- Where a person works, as of when: two employments of one person never overlap.
create table employment (
    tenant uuid not null references organisation,
    person uuid not null references person,
    department uuid not null references department,
    level text check (level in ('director', 'head', 'leader', 'employee')),
    task text,
    title text,
    valid daterange not null default '[,)',
    exclude using gist (person with =, valid with &&)
);
create index employment_department on employment (department);
create index employment_person on employment (person);

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

call wall('department', 'person', 'person_word', 'employment', 'sign_in_link', 'sign_in_session');
call open_inside('department', 'person_word');
create policy names_inside on person for select using (true);
create policy places_inside on employment for select using (true);
create policy system_only on sign_in_link using (is_system()) with check (is_system());
create policy own_times on sign_in_link for select using (person = viewer());
create policy own_or_system on sign_in_session using (is_system() or person = viewer()) with check (is_system() or person = viewer());
