-- Who asks: every transaction names its tenant and its viewer; a policy that finds none shows nothing.
create extension if not exists btree_gist;

create function tenant() returns uuid language sql stable parallel safe
    return nullif(current_setting('sparring.tenant', true), '')::uuid;

create function viewer() returns uuid language sql stable parallel safe
    return nullif(current_setting('sparring.viewer', true), '')::uuid;

-- The system's own work (sign-in, outbox). No confidential table has a policy that asks for it.
create function is_system() returns boolean language sql stable parallel safe
    return coalesce(current_setting('sparring.system', true), '') = 'on';

-- The day it is for the programme (Copenhagen), told by the application's clock.
create function today() returns date language sql stable parallel safe
    return coalesce(nullif(current_setting('sparring.today', true), '')::date, current_date);

-- The system sees over the wall between two organisations only where it has entered none of them.
create function over_the_wall() returns boolean language sql stable parallel safe
    return tenant() is null and is_system();

create procedure wall(variadic tables text[]) language plpgsql as $$
declare name text;
begin
    foreach name in array tables loop
        execute format('alter table %I enable row level security', name);
        execute format('alter table %I force row level security', name);
        -- As sub-selects the settings are read once for a statement, not once for each row.
        execute format('create policy wall on %1$I as restrictive using (%2$s) with check (%2$s)', name,
            'tenant = (select tenant()) or (select over_the_wall())');
    end loop;
end $$;

-- For tables any role of the organisation may read and the application's doors guard the writing of.
create procedure open_inside(variadic tables text[]) language plpgsql as $$
declare name text;
begin
    foreach name in array tables loop
        execute format('create policy everybody_inside on %I using (true) with check (true)', name);
    end loop;
end $$;

create table organisation (
    id uuid primary key,
    name text not null,
    language text not null default 'da' check (language in ('da', 'en')),
    time_zone text not null default 'Europe/Copenhagen'
);
alter table organisation enable row level security;
alter table organisation force row level security;
create policy own on organisation using (id = tenant() or is_system()) with check (is_system());

-- The permission matrix (Rooms/Privacy/permission-matrix.csv), written again at every start.
create table permission (
    artefact text not null,
    actor text not null,
    rights text not null,
    primary key (artefact, actor)
);

-- Settings of the installation that must be the same on every node.
create table setting (name text primary key, value text not null);
