-- Who has asked to be left out of a wave's network: of the roster the others answer, and of its figures. That it is so, and nothing
-- else: no reason, no day. Taken back it is gone. Once the wave is closed nobody changes it, so that a second opening counts the same.
create table survey_left_out (
    tenant uuid not null references organisation,
    wave uuid not null references survey_wave,
    person uuid not null references person,
    forgotten_on date,
    primary key (wave, person),
    foreign key (wave, person) references survey_place (wave, person)
);
create index survey_left_out_person on survey_left_out (person);
create index survey_left_out_order on survey_left_out (wave) where forgotten_on is null;
create trigger ordered before update on survey_left_out for each row execute function order_is_new();

call wall('survey_left_out');
-- Whoever is asked sees it from her list, on which a name is not there; nobody else does, until the wave is counted.
create policy same_list on survey_left_out for select using (wave in (select p.wave from survey_place p where p.person = (select viewer())));
create policy at_closing on survey_left_out for select using (wave = (select wave_being_opened()));
create policy leaves on survey_left_out for insert with check (
    person = viewer() and exists (select 1 from survey_wave w where w.id = wave and w.closed_at is null));
create policy comes_back on survey_left_out for delete using (
    person = viewer() and exists (select 1 from survey_wave w where w.id = wave and w.closed_at is null));
create policy deleted on survey_left_out for delete using (is_system() and wave = (select wave_being_opened()));
create policy forgetting on survey_left_out using ((select is_forgetting())) with check ((select is_forgetting()));

-- As the viewer herself, once or often; false when the wave takes no answers of hers. Held against whoever closes it, as answers are.
create function leave_network(of_wave uuid, is_out boolean) returns boolean language plpgsql as $$
begin
    perform pg_advisory_xact_lock_shared(closing_of(of_wave));
    if not exists (
        select 1 from survey_place p join survey_wave w on w.id = p.wave
        where p.wave = of_wave and p.person = viewer() and w.closed_at is null and w.closes_on >= today()) then
        return false;
    end if;
    if is_out then
        insert into survey_left_out (tenant, wave, person) values (tenant(), of_wave, viewer()) on conflict do nothing;
    else
        delete from survey_left_out l where l.wave = of_wave and l.person = viewer();
    end if;
    return true;
end
$$;

-- As in 0073, and those left out as well.
create or replace function forget_order() returns void language plpgsql as $$
begin
    if not is_system() then
        return;
    end if;
    perform set_config('sparring.forgetting', 'on', true);
    -- Her own copy before that she has answered, as whoever sends writes them.
    with held as materialized (select o.* from survey_own o where o.forgotten_on is null for update)
    insert into survey_own as o select * from held order by random()
        -- A new value: an old one that is kept outside the row would stay where it came.
        on conflict (wave, owner) do update set sealed = o.sealed || ''::bytea, forgotten_on = today();
    with held as materialized (select s.* from survey_status s where s.forgotten_on is null for update)
    insert into survey_status as s select * from held order by random()
        on conflict (wave, person) do update set forgotten_on = today();
    with held as materialized (select l.* from survey_left_out l where l.forgotten_on is null for update)
    insert into survey_left_out as l select * from held order by random()
        on conflict (wave, person) do update set forgotten_on = today();
    with held as materialized (
        select r.* from perceived_rater r where r.answered_on is not null and r.forgotten_on is null for update)
    insert into perceived_rater as r select * from held order by random()
        on conflict (round, rater) do update set forgotten_on = today();
    perform set_config('sparring.forgetting', '', true);
end
$$;
