-- An owner's own act of opening something of hers to an audience. Never deleted: ending it is a fact with a time.
create table share (
    tenant uuid not null references organisation,
    id uuid primary key,
    artefact text not null,
    artefact_id uuid not null,
    owner uuid not null references person,
    programme uuid not null references programme,
    kind text not null check (kind in ('group', 'coach', 'forum', 'organisation', 'person')),
    person uuid references person check ((kind = 'person') = (person is not null)),
    shared_at timestamptz not null,
    revoked_at timestamptz
);
create unique index share_standing on share (artefact_id, artefact, kind, coalesce(person, owner)) where revoked_at is null;
create index share_owner on share (owner, shared_at);
create index share_person on share (person) where person is not null;

-- Is the viewer in the audience today? The answer follows people: who leaves a group sees nothing more through it.
create function in_audience(kind text, named uuid, owner uuid, programme_id uuid) returns boolean
language sql stable parallel safe as $$
    select case kind
        when 'person' then named = viewer() and is_here(viewer())
        when 'group' then 'group' = any (relations_to(owner, programme_id))
        when 'coach' then 'coach' = any (relations_to(owner, programme_id))
        when 'forum' then relations_to(owner, programme_id) && array['participant', 'organiser', 'executive', 'facilitator']
        when 'organisation' then relations_to(owner, programme_id) && array['participant', 'organiser', 'executive', 'colleague']
        else false
    end
$$;

call wall('share');
create policy owner_or_audience on share for select
    using (owner = viewer() or (revoked_at is null and in_audience(kind, person, owner, programme)));
create policy owner_opens on share for insert with check (owner = viewer());
create policy owner_ends on share for update using (owner = viewer()) with check (owner = viewer() and revoked_at is not null);

-- Has the owner opened this artefact to the viewer, and does the matrix let an owner do that (C)?
create function shared_with_viewer(artefact_name text, id uuid, subject uuid, programme_id uuid) returns boolean
language plpgsql stable parallel safe as $$
begin
    return viewer() is not null
        and exists (
            select 1 from share
            where share.artefact_id = shared_with_viewer.id and share.artefact = artefact_name and share.owner = subject
              and share.programme = programme_id and share.revoked_at is null
              and in_audience(share.kind, share.person, share.owner, share.programme))
        and may('C', artefact_name, subject, programme_id);
end $$;

-- Who read what of whom, and who was refused; never its content. Each row carries the hash of the one before.
create table read_log_head (
    tenant uuid primary key references organisation,
    position bigint not null,
    hash bytea not null
);

create table read_log (
    tenant uuid not null references organisation,
    position bigint not null,
    reader uuid not null references person,
    subject uuid not null references person,
    artefact text not null,
    artefact_id uuid not null,
    programme uuid not null references programme,
    purpose text not null,
    outcome text not null check (outcome in ('read', 'refused')),
    at timestamptz not null,
    hash bytea not null,
    primary key (tenant, position)
);
create index read_log_subject on read_log (subject, position desc);
create index read_log_reader on read_log (reader);
create index read_log_programme on read_log (programme);

-- Whose a confidential thing is, by its id and without a word of it. Row-level security hides from a refused reader whose
-- door she knocked on; the log has to know. Only while it notes a refusal (or the thing itself comes and goes) is it read.
create table artefact_owner (
    tenant uuid not null references organisation,
    id uuid primary key,
    owner uuid not null references person,
    programme uuid not null references programme
);
create index artefact_owner_owner on artefact_owner (owner);

create function is_noting() returns boolean language sql stable parallel safe
    return coalesce(current_setting('sparring.noting', true), '') = 'on';

call wall('artefact_owner');
create policy only_the_log on artefact_owner using (is_noting()) with check (is_noting());

create function keep_artefact_owner() returns trigger language plpgsql as $$
begin
    perform set_config('sparring.noting', 'on', true);
    if tg_op = 'DELETE' then
        delete from artefact_owner where id = old.id;
    else
        insert into artefact_owner values (new.tenant, new.id, new.owner, new.programme) on conflict do nothing;
    end if;
    perform set_config('sparring.noting', '', true);
    return null;
end $$;

-- For tables with tenant, id, owner and programme whose ids stand in addresses.
create procedure note_refusals_of(variadic tables text[]) language plpgsql as $$
declare name text;
begin
    foreach name in array tables loop
        execute format('create trigger known_owner after insert or delete on %I for each row execute function keep_artefact_owner()', name);
    end loop;
end $$;

call wall('read_log', 'read_log_head');
call open_inside('read_log_head');
-- The system checks the chain: it holds ids, names of artefacts and times, and no content.
create policy owner_and_officer on read_log for select
    using (is_system() or subject = viewer() or may('R', 'read-log', subject, programme));
-- What a reader read she knows; of a refusal she is not told whether there was anything.
create policy own_reads on read_log for select using (reader = viewer() and outcome = 'read');
create policy reader_appends on read_log for insert with check (reader = viewer());

create function read_log_is_append_only() returns trigger language plpgsql as $$
begin
    raise exception 'The read log is append-only.';
end $$;
create trigger append_only before update or delete on read_log
    for each row execute function read_log_is_append_only();
create trigger append_only_whole before truncate on read_log
    for each statement execute function read_log_is_append_only();

-- What is hashed: every field by its length, so that no two rows read alike. Microseconds since 1970, UTC.
create function read_log_hash(previous bytea, at_position bigint, fields text[]) returns bytea
language sql immutable parallel safe as $$
    select sha256(previous || convert_to(
        at_position::text || string_agg('|' || octet_length(field) || ':' || field, '' order by place), 'UTF8'))
    from unnest(fields) with ordinality as parts (field, place)
$$;

-- Appends one row. The tenant's head row is the queue: concurrent readers wait here and keep one chain.
create function note_read(
    subject uuid, artefact text, artefact_id uuid, programme uuid, purpose text, outcome text, at timestamptz
) returns void language plpgsql as $$
declare
    head read_log_head;
    next_hash bytea;
begin
    insert into read_log_head values (tenant(), 0, '\x') on conflict do nothing;
    select * into strict head from read_log_head h where h.tenant = tenant() for update;
    next_hash := read_log_hash(head.hash, head.position + 1, array[
        tenant()::text, viewer()::text, subject::text, artefact, artefact_id::text, programme::text, purpose, outcome,
        (extract(epoch from at) * 1000000)::bigint::text]);
    insert into read_log values (
        tenant(), head.position + 1, viewer(), subject, artefact, artefact_id, programme, purpose, outcome, at, next_hash);
    update read_log_head h set position = head.position + 1, hash = next_hash where h.tenant = tenant();
end $$;

-- A numbered part of a thing (a version), as the list of owners knows it.
create function part_of(thing uuid, number int) returns uuid language sql immutable parallel safe
    return md5(thing::text || '/' || number)::uuid;

-- Notes that the viewer was refused, if the thing exists and is somebody else's here; looked_for is the thing itself or a
-- part of it. A missing one is noted too and that undone again, so that neither the answer nor its time tells the two apart.
create function note_refusal(artefact text, artefact_id uuid, looked_for uuid, purpose text, at timestamptz) returns void
language plpgsql as $$
declare
    thing artefact_owner;
    some_programme uuid;
    is_theirs boolean;
begin
    perform set_config('sparring.noting', 'on', true);
    select * into thing from artefact_owner o where o.id = looked_for;
    perform set_config('sparring.noting', '', true);
    select id into some_programme from programme limit 1;
    if some_programme is null then
        return;
    end if;
    is_theirs := coalesce(thing.owner <> viewer(), false);
    begin
        perform note_read(coalesce(thing.owner, viewer()), artefact, artefact_id, coalesce(thing.programme, some_programme),
            purpose, 'refused', at);
        if not is_theirs then
            raise exception using errcode = 'SP001';
        end if;
    exception when sqlstate 'SP001' then
        null;
    end;
    -- Both end with a row to keep: waiting for the disk would tell them apart too.
    insert into read_log_head values (tenant(), 0, '\x') on conflict do nothing;
    update read_log_head h set position = h.position where h.tenant = tenant();
end $$;
