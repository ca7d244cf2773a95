-- PostgreSQL itself notes with every row which transaction wrote it and where it lies, so the rows that say on which day somebody
-- answered also say who answered before whom. Every morning those of the days before are written anew together, in the order of
-- chance, and so are the sealed copies of the same people. A week back makes up for mornings on which nothing ran.
create function forget_order() returns void language plpgsql as $$
declare
    picked record;
begin
    if not is_system() then
        return;
    end if;
    perform set_config('sparring.forgetting', 'on', true);
    for picked in
        select s.wave, s.person from survey_status s
        where s.answered_on >= today() - 7 and s.answered_on < today() order by random()
    loop
        update survey_status s set answered_on = s.answered_on where s.wave = picked.wave and s.person = picked.person;
    end loop;
    for picked in
        select o.wave, o.owner from survey_own o join survey_status s on s.wave = o.wave and s.person = o.owner
        where s.answered_on >= today() - 7 and s.answered_on < today() order by random()
    loop
        -- A new value: an old one that is kept outside the row would stay where it came.
        update survey_own o set sealed = o.sealed || ''::bytea where o.wave = picked.wave and o.owner = picked.owner;
    end loop;
    for picked in
        select r.round, r.rater from perceived_rater r
        where r.answered_on >= today() - 7 and r.answered_on < today() order by random()
    loop
        update perceived_rater r set answered_on = r.answered_on where r.round = picked.round and r.rater = picked.rater;
    end loop;
    perform set_config('sparring.forgetting', '', true);
end
$$;

-- Only within that function, and only the system.
create function is_forgetting() returns boolean language sql stable
    return is_system() and coalesce(current_setting('sparring.forgetting', true), '') = 'on';
create policy forgetting on survey_status using ((select is_forgetting())) with check ((select is_forgetting()));
create policy forgetting on survey_own using ((select is_forgetting())) with check ((select is_forgetting()));
create policy forgetting on perceived_rater using ((select is_forgetting())) with check ((select is_forgetting()));
create index survey_status_day on survey_status (answered_on);
create index perceived_rater_day on perceived_rater (answered_on) where answered_on is not null;
