-- Programmes keep their own lists of sites; two rows are one site when they have the same name or the same address.
create function is_same_site(one coaching_site, other coaching_site) returns boolean language sql immutable as $$
    select one.id = other.id or lower(one.name) = lower(other.name)
        or (one.address <> '' and lower(one.address) = lower(other.address))
$$;

-- As somebody in the second one's programme would say it, or else in the first one's; 30 where neither has.
create function minutes_between(here coaching_site, there coaching_site) returns int language sql stable as $$
    select case when is_same_site(here, there) then 0 else coalesce((
        select w.minutes
        from coaching_travel w join coaching_site x on x.id = w.one join coaching_site y on y.id = w.other
        where w.programme in (here.programme, there.programme)
          and ((is_same_site(x, here) and is_same_site(y, there)) or (is_same_site(x, there) and is_same_site(y, here)))
        order by w.programme <> there.programme limit 1), 30) end
$$;

create function words_only(text) returns text language sql immutable as
    $$ select ' ' || trim(regexp_replace(lower($1), '[^[:alnum:]]+', ' ', 'g')) || ' ' $$;

-- Where a session is: the site of its room, or the longest its place names, in words of their own.
create function site_of_session(session_id uuid) returns coaching_site language sql stable as $$
    select t from coaching_session s left join coaching_room r on r.id = s.room join coaching_site t on
        case when s.room is not null then t.id = r.site
        else t.programme = s.programme and position(words_only(t.name) in words_only(s.place)) > 0 end
    where s.id = session_id
    order by length(t.name) desc limit 1
$$;

-- Whoever finds times also learns how far what somebody has elsewhere is from each site of hers, in their order; not where or what it is.
create policy find_taken on coaching_session for select using ((select is_finding()));
drop function taken_elsewhere(uuid);
create function taken_elsewhere(track_id uuid) returns table (person uuid, at tstzrange, minutes int[]) language plpgsql as $$
begin
    perform set_config('sparring.finding', 'on', true);
    return query
        select c.person, c.at, (
            select array_agg(minutes_between(w, own) order by own.name, own.id)
            from coaching_site own, site_of_session(c.session) w
            where own.programme = t.programme and w.id is not null)
        from coaching_track t join programme_role r on r.programme = t.programme and r.valid @> today()
            join coaching_seat c on c.person = r.person
        where t.id = track_id and organises(t.programme) and r.role in ('participant', 'coach')
          and not exists (select 1 from coaching_session s where s.id = c.session and s.track = track_id);
    perform set_config('sparring.finding', '', true);
end $$;
