-- As 0045 has it since it also tells the title where somebody has the same role in several programmes; for databases that
-- were made before it did.
create or replace view role_of_viewer with (security_invoker = true) as
    select held.programme, held.role,
           rank() over (order by p.id is distinct from (select c.programme from programme_choice c where c.person = viewer()),
                        p.state <> 'running', today() not between p.starts and p.ends, p.starts desc, p.key) as place,
           p.state, p.title, case when count(*) over (partition by held.role) > 1 then p.title end as among
    from programme_role held join programme p on p.id = held.programme
    where held.person = viewer() and held.valid @> today();
