-- The programme a person works in now, when she has several: her pages are about it until she chooses another.
create table programme_choice (
    tenant uuid not null references organisation,
    person uuid primary key references person,
    programme uuid not null references programme,
    chosen_at timestamptz not null
);

call wall('programme_choice');
create policy own on programme_choice using (person = viewer()) with check (person = viewer());
create policy system_reads on programme_choice for select using ((select is_system()));

-- The chosen one is first; without a choice what runs, then what began last. The state, because nobody is asked for anything
-- in a draft; among: the title, where somebody has the same role in several.
create or replace view role_of_viewer with (security_invoker = true) as
    select held.programme, held.role,
           rank() over (order by p.id is distinct from (select c.programme from programme_choice c where c.person = viewer()),
                        p.state <> 'running', today() not between p.starts and p.ends, p.starts desc, p.key) as place,
           p.state, p.title, case when count(*) over (partition by held.role) > 1 then p.title end as among
    from programme_role held join programme p on p.id = held.programme
    where held.person = viewer() and held.valid @> today();
