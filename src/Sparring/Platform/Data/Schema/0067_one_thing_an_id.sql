-- Forms name the id of what they begin, so that a second sending is nothing. An id that is known as some other thing's begins
-- nothing either: else that thing's refusals would be told to whoever sent it. Organisations do not see each other's ids.
alter table artefact_owner drop constraint artefact_owner_pkey, add primary key (tenant, id);

create or replace function only_one_thing_an_id() returns trigger language plpgsql as $$
declare
    is_known boolean;
    is_here boolean;
begin
    perform set_config('sparring.noting', 'on', true);
    select exists (select 1 from artefact_owner o where o.tenant = new.tenant and o.id = new.id) into is_known;
    perform set_config('sparring.noting', '', true);
    if is_known then
        -- Its own row again is the statement's to settle.
        execute format('select exists (select 1 from %I t where t.id = $1)', tg_table_name) into is_here using new.id;
        return case when is_here then new end;
    end if;
    return new;
end $$;

create or replace function keep_owner_by_column() returns trigger language plpgsql as $$
begin
    perform set_config('sparring.noting', 'on', true);
    if tg_op = 'DELETE' then
        delete from artefact_owner where id = old.id;
    elsif tg_op = 'UPDATE' then
        update artefact_owner set owner = (to_jsonb(new) ->> tg_argv[0])::uuid where id = new.id;
    else
        insert into artefact_owner values (new.tenant, new.id, (to_jsonb(new) ->> tg_argv[0])::uuid, new.programme);
    end if;
    perform set_config('sparring.noting', '', true);
    return null;
end $$;

create or replace function keep_artefact_owner() returns trigger language plpgsql as $$
begin
    perform set_config('sparring.noting', 'on', true);
    if tg_op = 'DELETE' then
        delete from artefact_owner where id = old.id;
    else
        insert into artefact_owner values (new.tenant, new.id, new.owner, new.programme);
    end if;
    perform set_config('sparring.noting', '', true);
    return null;
end $$;

do $$
declare name text;
begin
    for name in
        select c.relname from pg_trigger t
        join pg_class c on c.oid = t.tgrelid
        join pg_proc p on p.oid = t.tgfoid
        where t.tgname = 'known_owner' and p.proname in ('keep_owner_by_column', 'keep_artefact_owner')
          and c.relnamespace = current_schema()::regnamespace
    loop
        execute format('create or replace trigger one_thing_an_id before insert on %I for each row execute function only_one_thing_an_id()', name);
    end loop;
end $$;
