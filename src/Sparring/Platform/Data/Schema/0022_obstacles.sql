-- What stands in the way and is nobody's personal problem. No person, no moment: only the week it lay in the box. When
-- the box is opened a batch is written anew in one statement, under new ids: nothing leads back to who wrote when.
create table obstacle (
    tenant uuid not null references organisation,
    id uuid primary key,
    programme uuid not null references programme,
    week date not null check (extract(isodow from week) = 1),
    shown_on date,
    text text not null
);
create index obstacle_programme on obstacle (programme, shown_on);

-- The executive team answers in public.
create table obstacle_answer (
    tenant uuid not null references organisation,
    id uuid primary key,
    obstacle uuid not null references obstacle,
    programme uuid not null references programme,
    person uuid not null references person,
    text text not null,
    answered_on date not null
);
create index obstacle_answer_obstacle on obstacle_answer (obstacle);
create index obstacle_answer_person on obstacle_answer (person);

-- "Call on us": somebody makes herself available for a period.
create table standing_offer (
    tenant uuid not null references organisation,
    id uuid primary key,
    programme uuid not null references programme,
    person uuid not null references person,
    text text not null,
    until date not null,
    ended_on date
);
create index standing_offer_programme on standing_offer (programme, until);
create index standing_offer_person on standing_offer (person);

call wall('obstacle', 'obstacle_answer', 'standing_offer');

create function takes_part(programme_id uuid, variadic roles text[]) returns boolean language sql stable as $$
    select exists (
        select 1 from programme_role held
        where held.programme = programme_id and held.person = viewer() and held.role = any (roles) and held.valid @> today())
        and is_here(viewer())
$$;

-- Nobody reads what still lies in the box, not even its writer; the forum and the executive team read what is shown.
create policy leaders_write on obstacle for insert with check (shown_on is null and takes_part(programme, 'participant'));
create policy forum_reads on obstacle for select using (
    shown_on is not null and takes_part(programme, 'participant', 'organiser', 'executive'));
create policy box_waits on obstacle for select using (is_system());
create policy box_empties on obstacle for delete using (is_system() and shown_on is null);
create policy box_shows on obstacle for insert with check (is_system() and shown_on is not null);

create policy forum_reads on obstacle_answer for select using (takes_part(programme, 'participant', 'organiser', 'executive'));
create policy executive_answers on obstacle_answer for insert with check (
    person = viewer() and takes_part(programme, 'executive')
    and exists (select 1 from obstacle o where o.id = obstacle and o.shown_on is not null));

create policy forum_reads on standing_offer for select using (
    person = viewer() or takes_part(programme, 'participant', 'organiser', 'executive'));
create policy own on standing_offer for insert with check (
    person = viewer() and takes_part(programme, 'participant', 'executive'));
create policy own_ends on standing_offer for update using (person = viewer()) with check (person = viewer());
