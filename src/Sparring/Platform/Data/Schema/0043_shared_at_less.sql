-- What is shared is asked for every row of a page: the cheap questions come first, and who is whose coach is asked alone,
-- without everything else the viewer may be to that person. The answers are those of 0007 and 0039.

-- Is the viewer in a sparring group with this person today?
create function is_in_group_with(subject uuid, programme_id uuid) returns boolean
language plpgsql stable parallel safe as $$
begin
    return subject <> viewer()
        and exists (
            select 1 from sparring_group_member mine
                join sparring_group_member theirs on theirs.sparring_group = mine.sparring_group
            where mine.person = viewer() and mine.programme = programme_id and mine.valid @> today()
              and theirs.person = subject and theirs.programme = programme_id and theirs.valid @> today())
        and is_here(subject) and is_here(viewer());
end $$;

-- Does the viewer coach this person's sparring group today?
create function is_coach_of(subject uuid, programme_id uuid) returns boolean
language plpgsql stable parallel safe as $$
begin
    return subject <> viewer()
        and exists (
            select 1 from sparring_group_member theirs
                join sparring_group_coach coach on coach.sparring_group = theirs.sparring_group
            where theirs.person = subject and theirs.programme = programme_id and theirs.valid @> today()
              and coach.person = viewer() and coach.valid @> today())
        and is_here(subject) and is_here(viewer());
end $$;

-- Is the viewer in the audience today? As in_audience says; group and coach, which most shares name, are asked alone.
create function reaches_viewer(kind text, named uuid, owner uuid, programme_id uuid) returns boolean
language plpgsql stable parallel safe as $$
begin
    return case kind
        when 'group' then is_in_group_with(owner, programme_id)
        when 'coach' then is_coach_of(owner, programme_id)
        else in_audience(kind, named, owner, programme_id)
    end;
end $$;

drop policy owner_or_audience on share;
create policy owner_or_audience on share for select
    using (owner = viewer() or (revoked_at is null and reaches_viewer(kind, person, owner, programme)));

-- Through which of these audiences (null: of all) has the owner opened it to the viewer? Null: through none. Row-level security shows the
-- shares of others to their audience alone; of one's own it shows all.
create function opened_to_viewer(artefact_name text, id uuid, subject uuid, programme_id uuid, kinds text[]) returns text
language plpgsql stable parallel safe as $$
begin
    return (
        select share.kind from share
        where share.artefact_id = opened_to_viewer.id and share.artefact = artefact_name and share.owner = subject
          and share.programme = programme_id and share.revoked_at is null and (kinds is null or share.kind = any (kinds))
          and (share.owner <> viewer() or reaches_viewer(share.kind, share.person, share.owner, share.programme))
        limit 1);
end $$;

-- Does the matrix let an owner open this to her? Who is her group or her coach is that to her, and need not be asked again.
create function may_be_opened(artefact_name text, kind text, subject uuid, programme_id uuid) returns boolean
language plpgsql stable parallel safe as $$
begin
    return kind is not null and (
        (kind in ('group', 'coach') and grants_right('C', artefact_name, array[kind], programme_id))
        or may('C', artefact_name, subject, programme_id));
end $$;

create or replace function shared_with_viewer(artefact_name text, id uuid, subject uuid, programme_id uuid) returns boolean
language plpgsql stable parallel safe as $$
begin
    return viewer() is not null and may_be_opened(artefact_name,
        opened_to_viewer(artefact_name, id, subject, programme_id, null),
        subject, programme_id);
end $$;

create or replace function shared_nearby(artefact_name text, id uuid, subject uuid, programme_id uuid) returns boolean
language plpgsql stable parallel safe as $$
begin
    return viewer() is not null and may_be_opened(artefact_name,
        opened_to_viewer(artefact_name, id, subject, programme_id, array['group', 'coach', 'person']),
        subject, programme_id);
end $$;

-- Several looks of one page, in the order given: one round trip, and the queue of the chain is entered once.
create function note_reads(
    subjects uuid[], artefacts text[], artefact_ids uuid[], programmes uuid[], purposes text[], at timestamptz
) returns void language plpgsql as $$
declare
    head read_log_head;
begin
    insert into read_log_head values (tenant(), 0, '\x') on conflict do nothing;
    select * into strict head from read_log_head h where h.tenant = tenant() for update;
    for place in 1 .. cardinality(subjects) loop
        head.position := head.position + 1;
        head.hash := read_log_hash(head.hash, head.position, array[
            tenant()::text, viewer()::text, subjects[place]::text, artefacts[place], artefact_ids[place]::text,
            programmes[place]::text, purposes[place], 'read', (extract(epoch from at) * 1000000)::bigint::text]);
        insert into read_log values (tenant(), head.position, viewer(), subjects[place], artefacts[place],
            artefact_ids[place], programmes[place], purposes[place], 'read', at, head.hash);
    end loop;
    update read_log_head h set position = head.position, hash = head.hash where h.tenant = tenant();
end $$;

-- What a policy asks for each row is found by keys alone: its plan is made once for a connection. Left to itself the server
-- plans some of these questions anew at every row, which costs three times as much as asking.
alter function may(text, text, uuid, uuid) set plan_cache_mode = force_generic_plan;
alter function relations_to(uuid, uuid) set plan_cache_mode = force_generic_plan;
alter function reaches_viewer(text, uuid, uuid, uuid) set plan_cache_mode = force_generic_plan;
alter function shared_with_viewer(text, uuid, uuid, uuid) set plan_cache_mode = force_generic_plan;
alter function shared_nearby(text, uuid, uuid, uuid) set plan_cache_mode = force_generic_plan;
alter function may_of_session(text, text, uuid) set plan_cache_mode = force_generic_plan;
alter function may_of_joint(text, uuid, uuid) set plan_cache_mode = force_generic_plan;
alter function note_reads(uuid[], text[], uuid[], uuid[], text[], timestamptz) set plan_cache_mode = force_generic_plan;
