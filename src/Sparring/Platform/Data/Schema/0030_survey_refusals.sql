-- A wave is everybody's and has no single owner: of a "no" to its address the organiser who opened it is told.
create function keep_opener_as_owner() returns trigger language plpgsql as $$
begin
    perform set_config('sparring.noting', 'on', true);
    if tg_op = 'DELETE' then
        delete from artefact_owner where id = old.id;
    else
        insert into artefact_owner values (new.tenant, new.id, new.opened_by, new.programme) on conflict do nothing;
    end if;
    perform set_config('sparring.noting', '', true);
    return null;
end $$;
create trigger known_owner after insert or delete on survey_wave
    for each row execute function keep_opener_as_owner();
