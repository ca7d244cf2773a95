-- Boxes are put in by one statement, those that come and up to 32 others alike, in the order of chance: PostgreSQL notes with every row
-- also the number of the statement within its transaction, and a box that came by one of its own could be told from the others.
create function put_boxes(of_wave uuid, ids uuid[], boxes bytea[]) returns void language plpgsql as $$
declare
    start uuid := gen_random_uuid();
begin
    with near as (
        (select b.id from survey_box b where b.wave = of_wave and b.id >= start order by b.id limit 32)
        union all
        (select b.id from survey_box b where b.wave = of_wave and b.id < start order by b.id limit 32)),
    picked as (select id from near order by random() limit 32),
    others as materialized (select b.* from survey_box b where b.id in (select id from picked) for update skip locked)
    insert into survey_box as b (tenant, wave, id, box)
    select t, w, i, x from (
        select tenant(), of_wave, put.id, put.box from unnest(ids, boxes) as put (id, box)
        union all
        select o.tenant, o.wave, o.id, o.box from others o where o.id <> all (ids)) as written (t, w, i, x)
    order by random()
    on conflict (id) do update set box = excluded.box;
end
$$;

-- Held by whoever puts answers in, together with others, and by whoever closes the wave, alone: no answer comes in between.
create function closing_of(of_wave uuid) returns bigint language sql immutable as $$ select hashtextextended(of_wave::text, 75) $$;

-- Answers that arrive together, in one transaction. Each person's own copy and day are written as herself; answers which of them were
-- sent: not those who were not asked, who come too late, or whose own copy is another by now. There are no savepoints: each would be a
-- number of its own beside a name and a box.
create function send_answers(of_wave uuid, of_programme uuid, people uuid[], revisions int[], seals bytea[], taken uuid[], ids uuid[],
    boxes bytea[]) returns int[] language plpgsql as $$
declare
    asker text := current_setting('sparring.viewer', true);
    asked uuid[];
    sent int[] := '{}';
    at int;
begin
    perform pg_advisory_xact_lock_shared(closing_of(of_wave));
    select array_agg(p.person) into asked from survey_place p join survey_wave w on w.id = p.wave
    where p.wave = of_wave and p.person = any (people) and w.closed_at is null and w.closes_on >= today();
    for at in 1 .. cardinality(people) loop
        continue when asked is null or people[at] <> all (asked);
        perform set_config('sparring.viewer', people[at]::text, true);
        insert into survey_own as o (tenant, wave, programme, owner, revision, sealed)
        values (tenant(), of_wave, of_programme, people[at], revisions[at], seals[at])
        on conflict (wave, owner) do update set sealed = excluded.sealed, revision = excluded.revision
            where o.revision = excluded.revision - 1;
        if found then
            insert into survey_status (tenant, wave, programme, person, answered_on)
            values (tenant(), of_wave, of_programme, people[at], today()) on conflict do nothing;
            sent := sent || at;
        end if;
    end loop;
    perform set_config('sparring.viewer', asker, true);
    if cardinality(sent) > 0 then
        perform set_config('sparring.stirring', of_wave::text, true);
        delete from survey_box b where b.wave = of_wave and b.id = any (array(select taken[s] from unnest(sent) as s));
        perform put_boxes(of_wave, array(select ids[s] from unnest(sent) as s), array(select boxes[s] from unnest(sent) as s));
        perform set_config('sparring.stirring', '', true);
    end if;
    return sent;
end
$$;
drop function stir_boxes(uuid);

-- As both, for a rating; false when the round has been closed meanwhile.
create function put_rating(of_round uuid, its_id uuid, its_box bytea) returns boolean language plpgsql as $$
declare
    start uuid := gen_random_uuid();
begin
    perform pg_advisory_xact_lock_shared(closing_of(of_round));
    if not exists (
        select 1 from perceived_rater r join perceived_round o on o.id = r.round
        where r.round = of_round and o.closed_at is null
          and r.link = decode(coalesce(current_setting('sparring.link', true), ''), 'hex')) then
        return false;
    end if;
    perform set_config('sparring.stirring', of_round::text, true);
    with near as (
        (select b.id from perceived_box b where b.round = of_round and b.id >= start order by b.id limit 32)
        union all
        (select b.id from perceived_box b where b.round = of_round and b.id < start order by b.id limit 32)),
    picked as (select id from near order by random() limit 32),
    others as materialized (select b.* from perceived_box b where b.id in (select id from picked) for update skip locked)
    insert into perceived_box as b (tenant, round, id, box)
    select t, r, i, x from (
        select tenant(), of_round, its_id, its_box
        union all
        select o.tenant, o.round, o.id, o.box from others o where o.id <> its_id) as written (t, r, i, x)
    order by random()
    on conflict (id) do update set box = excluded.box;
    perform set_config('sparring.stirring', '', true);
    return true;
end
$$;
drop function stir_ratings(uuid);
