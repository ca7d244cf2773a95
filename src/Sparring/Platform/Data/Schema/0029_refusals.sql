-- A session and a case have a coach and no single owner: of a "no" to their address the coach is told.
create function keep_coach_as_owner() returns trigger language plpgsql as $$
begin
    perform set_config('sparring.noting', 'on', true);
    if tg_op = 'DELETE' then
        delete from artefact_owner where id = old.id;
    else
        insert into artefact_owner values (new.tenant, new.id, new.coach, new.programme)
            on conflict (id) do update set owner = excluded.owner;
    end if;
    perform set_config('sparring.noting', '', true);
    return null;
end $$;
create trigger known_owner after insert or delete or update of coach on coaching_session
    for each row execute function keep_coach_as_owner();
create trigger known_owner after insert or delete on general_case
    for each row execute function keep_coach_as_owner();
