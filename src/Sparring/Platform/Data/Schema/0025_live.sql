-- Whose rights have changed: open pages look again within a second. Only ids travel, and only to our own nodes.
create function tell_of_access(people uuid[]) returns void language plpgsql as $$
begin
    if cardinality(people) > 500 then
        perform pg_notify('sparring_access', '*');
    else
        perform pg_notify('sparring_access', person::text)
            from (select distinct unnest(people) as person) told where person is not null;
    end if;
end $$;

-- Who is in a group today, and who coaches it: what one of them has opened, the others may have on the screen.
create function people_of_groups(groups uuid[]) returns uuid[] language sql stable as $$
    select array(
        select person from sparring_group_member where sparring_group = any (groups) and valid @> today()
        union select person from sparring_group_coach where sparring_group = any (groups) and valid @> today())
$$;

create function tell_member_change() returns trigger language plpgsql as $$
declare
    whom uuid[];
    groups uuid[];
begin
    if tg_op = 'UPDATE' then
        select array_agg(person), array_agg(sparring_group) into whom, groups
            from (select person, sparring_group from gone union select person, sparring_group from come) changed;
    elsif tg_op = 'DELETE' then
        select array_agg(person), array_agg(sparring_group) into whom, groups from gone;
    else
        select array_agg(person), array_agg(sparring_group) into whom, groups from come;
    end if;
    perform tell_of_access(whom || people_of_groups(groups));
    return null;
end $$;
create trigger told_come after insert on sparring_group_member
    referencing new table as come for each statement execute function tell_member_change();
create trigger told_changed after update on sparring_group_member
    referencing old table as gone new table as come for each statement execute function tell_member_change();
create trigger told_gone after delete on sparring_group_member
    referencing old table as gone for each statement execute function tell_member_change();

-- A row about one person: her alone.
create function tell_person_change() returns trigger language plpgsql as $$
begin
    perform tell_of_access(case tg_op when 'DELETE' then array[old.person] when 'INSERT' then array[new.person]
        else array[old.person, new.person] end);
    return null;
end $$;
create trigger told_access after insert or update or delete on sparring_group_coach
    for each row execute function tell_person_change();
create trigger told_access after update or delete on programme_role
    for each row execute function tell_person_change();
create trigger told_access after update of ended_at on sign_in_session
    for each row execute function tell_person_change();

-- Who leaves the organisation is nothing to her group any more, and they have her texts on the screen.
create function tell_leaving() returns trigger language plpgsql as $$
begin
    perform tell_of_access(array[new.id] || people_of_groups(array(
        select sparring_group from sparring_group_member where person = new.id
        union select sparring_group from sparring_group_coach where person = new.id)));
    return null;
end $$;
create trigger told_leaving after update of left_on on person
    for each row when (old.left_on is distinct from new.left_on) execute function tell_leaving();

-- What an owner has closed again: those it was open to.
create function tell_audience(kind text, named uuid, owner_id uuid, programme_id uuid) returns void language plpgsql as $$
begin
    case kind
        when 'person' then perform tell_of_access(array[named]);
        when 'group', 'coach' then perform tell_of_access(people_of_groups(array(
            select sparring_group from sparring_group_member
            where person = owner_id and programme = programme_id and valid @> today())));
        else perform pg_notify('sparring_access', '*');
    end case;
end $$;
create function tell_closed() returns trigger language plpgsql as $$
begin
    perform tell_audience(old.kind, old.person, old.owner, old.programme);
    return null;
end $$;
create trigger told_closed after update of revoked_at on share for each row execute function tell_closed();
create function tell_withdrawn() returns trigger language plpgsql as $$
begin
    perform tell_audience(old.audience, null, old.owner, old.programme);
    return null;
end $$;
create trigger told_withdrawn after update of withdrawn_at on foundation_publication
    for each row execute function tell_withdrawn();
