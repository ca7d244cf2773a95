-- What is tried together has no single owner: of a "no" to its address the leader who leads it is told.
create function keep_lead_as_owner() returns trigger language plpgsql as $$
begin
    perform set_config('sparring.noting', 'on', true);
    if tg_op = 'DELETE' then
        delete from artefact_owner where id = old.id;
    else
        insert into artefact_owner values (new.tenant, new.id, new.lead, new.programme)
            on conflict (id) do update set owner = excluded.owner;
    end if;
    perform set_config('sparring.noting', '', true);
    return null;
end $$;
create trigger known_owner after insert or delete or update of lead on joint_action
    for each row execute function keep_lead_as_owner();
