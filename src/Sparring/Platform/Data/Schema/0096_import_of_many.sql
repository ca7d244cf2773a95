-- An import of 30,000 people asked 300,000 times whether the organisation and the import are there: a row that is changed in the
-- transaction that made it is checked again. What is staged belongs to its import's organisation, which is one question.
alter table people_import add unique (id, tenant);

alter table people_import_row
    drop constraint people_import_row_tenant_fkey,
    drop constraint people_import_row_import_fkey,
    add foreign key (import, tenant) references people_import (id, tenant) on delete cascade;
alter table people_import_person
    drop constraint people_import_person_tenant_fkey,
    drop constraint people_import_person_import_fkey,
    add foreign key (import, tenant) references people_import (id, tenant) on delete cascade,
    -- A row is changed before it is written: room for that on its own page.
    set (fillfactor = 45);
alter table people_import_fault
    drop constraint people_import_fault_tenant_fkey,
    drop constraint people_import_fault_import_fkey,
    add foreign key (import, tenant) references people_import (id, tenant) on delete cascade;
alter table people_import_before
    drop constraint people_import_before_tenant_fkey,
    drop constraint people_import_before_import_fkey,
    add foreign key (import, tenant) references people_import (id, tenant) on delete cascade;

-- Which words are the same needs no Danish order.
create or replace function words_of(written text) returns text[] language sql immutable parallel safe
    return array(
        select distinct word collate "C"
        from unnest(string_to_array(translate(fold(written), '-.,;:/\()[]{}<>"''_+&=%!?*#@|' || chr(160), repeat(' ', 40)), ' ')) word
        where word <> '');

-- In the order they are kept in.
create or replace function keep_words_of_new() returns trigger language plpgsql as $$
begin
    insert into person_word (tenant, person, word)
        select made.tenant, made.id, word from made cross join lateral unnest(words_of(made.name)) word
        order by word collate "C", made.id;
    return null;
end $$;
