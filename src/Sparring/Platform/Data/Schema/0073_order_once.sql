-- What the morning has written anew says on which day; whatever is written afterwards is to be written anew once more. So each row is
-- written once for each change, not once for each morning of a week.
alter table survey_status add forgotten_on date;
alter table survey_own add forgotten_on date;
alter table perceived_rater add forgotten_on date;
drop index survey_status_day;
drop index perceived_rater_day;
create index survey_status_order on survey_status (wave) where forgotten_on is null;
create index survey_own_order on survey_own (wave) where forgotten_on is null;
create index perceived_rater_order on perceived_rater (round) where answered_on is not null and forgotten_on is null;

create function order_is_new() returns trigger language plpgsql as $$
begin
    new.forgotten_on := case when is_forgetting() then today() end;
    return new;
end
$$;
create trigger ordered before update on survey_own for each row execute function order_is_new();
create trigger ordered before update on perceived_rater for each row execute function order_is_new();

-- One statement a table. An update would go through the rows as they lie; an insert that meets them goes through them as it is given
-- them, in the order of chance. They are held first, so that one that is being deleted does not come back.
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
    with held as materialized (
        select r.* from perceived_rater r where r.answered_on is not null and r.forgotten_on is null for update)
    insert into perceived_rater as r select * from held order by random()
        on conflict (round, rater) do update set forgotten_on = today();
    perform set_config('sparring.forgetting', '', true);
end
$$;
