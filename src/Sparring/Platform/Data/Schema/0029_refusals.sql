-- What is several people's has no single owner: of a "no" to its address the one in the column named with the trigger is told.
create function keep_owner_by_column() returns trigger language plpgsql as $$
begin
    perform set_config('sparring.noting', 'on', true);
    if tg_op = 'DELETE' then
        delete from artefact_owner where id = old.id;
    else
        insert into artefact_owner values (new.tenant, new.id, (to_jsonb(new) ->> tg_argv[0])::uuid, new.programme)
            on conflict (id) do update set owner = excluded.owner;
    end if;
    perform set_config('sparring.noting', '', true);
    return null;
end $$;

-- A session and a case: their coach.
create trigger known_owner after insert or delete or update of coach on coaching_session
    for each row execute function keep_owner_by_column('coach');
create trigger known_owner after insert or delete on general_case
    for each row execute function keep_owner_by_column('coach');
