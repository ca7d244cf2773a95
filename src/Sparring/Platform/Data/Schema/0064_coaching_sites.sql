-- A place with an address: rooms are at one, and between two of them it takes time to get there.
create table coaching_site (
    tenant uuid not null references organisation,
    id uuid primary key,
    programme uuid not null references programme,
    name text not null check (length(name) between 1 and 100),
    address text not null default '' check (length(address) <= 200),
    unique (programme, name) deferrable initially deferred   -- two may swap their names
);

-- Minutes from one site to another, both ways; what nobody has said is 30.
create table coaching_travel (
    tenant uuid not null references organisation,
    programme uuid not null references programme,
    one uuid not null references coaching_site on delete cascade,
    other uuid not null references coaching_site on delete cascade,
    minutes int not null check (minutes between 0 and 480),
    primary key (one, other),
    check (one < other)
);
create index coaching_travel_programme on coaching_travel (programme);
create index coaching_travel_other on coaching_travel (other);

alter table coaching_room add column site uuid references coaching_site on delete set null;
create index coaching_room_site on coaching_room (site);

call wall('coaching_site', 'coaching_travel');

-- Everybody inside knows where rooms are; only who organises the programme says it.
do $$
declare name text;
begin
    foreach name in array array['coaching_site', 'coaching_travel'] loop
        execute format('create policy read_inside on %I for select using (true)', name);
        execute format('create policy organiser_adds on %I for insert with check (is_system() or organises(programme))', name);
        execute format('create policy organiser_changes on %I for update using (is_system() or organises(programme))', name);
        execute format('create policy organiser_removes on %I for delete using (is_system() or organises(programme))', name);
    end loop;
end $$;

-- A room as people are told of it: its name, the site and its address.
create function room_words(room_id uuid) returns text language sql stable strict as $$
    select concat_ws(', ', r.name, t.name, nullif(t.address, ''))
    from coaching_room r left join coaching_site t on t.id = r.site where r.id = room_id
$$;
