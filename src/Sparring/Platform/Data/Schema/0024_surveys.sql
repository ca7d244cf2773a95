-- One time a forum is asked: the questions as they were, who was asked, and what the report will show. Nothing of it changes
-- once it is open; a later wish needs a new wave.
create table survey_wave (
    tenant uuid not null references organisation,
    id uuid primary key,
    programme uuid not null references programme,
    number int not null check (number > 0),
    instrument text not null,                     -- the whole file
    threshold int not null,                       -- from which answer a relation counts
    smallest int not null check (smallest >= 5),  -- the fewest people a figure's cell may have
    breakdowns text[] not null,
    public_key bytea not null,                    -- answers are put into its box
    private_key bytea not null,                   -- sealed under the wave's own key in the key store
    closes_on date not null,
    deleted_on date not null,
    opened_at timestamptz not null,
    opened_by uuid not null references person,
    closed_at timestamptz,
    report text,                                  -- the figures that may be seen
    ledger bytea,                                 -- whom they count, sealed: the next wave must know
    unique (programme, number)
);
create unique index survey_wave_open on survey_wave (programme) where closed_at is null;
create index survey_wave_opened_by on survey_wave (opened_by);

-- The roster when the wave opened.
create table survey_place (
    tenant uuid not null references organisation,
    wave uuid not null references survey_wave,
    place int not null check (place > 0),
    person uuid not null references person,
    department text,
    level text,
    primary key (wave, place),
    unique (wave, person)
);
create index survey_place_person on survey_place (person);

-- That somebody has answered, and on which day: all an organiser ever sees.
create table survey_status (
    tenant uuid not null references organisation,
    wave uuid not null references survey_wave,
    programme uuid not null references programme,
    person uuid not null references person,
    answered_on date not null,
    primary key (wave, person)
);
create index survey_status_person on survey_status (person);

-- Her own copy, under her own key: the draft she comes back to, and what she answered.
create table survey_own (
    tenant uuid not null references organisation,
    wave uuid not null references survey_wave,
    programme uuid not null references programme,
    owner uuid not null references person,
    revision int not null default 0,
    sealed bytea,
    primary key (wave, owner)
);
create index survey_own_owner on survey_own (owner);

-- Answers in their boxes. Nothing here says whose: no person, no time, no order; the id is 128 random bits.
create table survey_box (
    tenant uuid not null references organisation,
    wave uuid not null references survey_wave,
    id uuid primary key,
    box bytea not null
);
create index survey_box_wave on survey_box (wave, id);
-- Kept in the row: a table of long values would number them in the order they came.
alter table survey_box alter column box set storage main;

call wall('survey_wave', 'survey_place', 'survey_status', 'survey_own', 'survey_box');

create policy asked_or_shown on survey_wave for select using (
    may('A', 'survey-results', opened_by, programme) or may('S', 'survey-answers', opened_by, programme));
create policy organiser_opens on survey_wave for insert with check (
    opened_by = viewer() and may('S', 'survey-answers', opened_by, programme));
create policy organiser_closes on survey_wave for update
    using (closed_at is null and may('S', 'survey-answers', opened_by, programme))
    with check (may('S', 'survey-answers', opened_by, programme));

create policy as_its_wave on survey_place for select using (exists (select 1 from survey_wave w where w.id = wave));
create policy organiser_opens on survey_place for insert with check (
    exists (select 1 from survey_wave w where w.id = wave and w.opened_by = viewer() and w.closed_at is null));

create policy known on survey_status for select using (person = viewer() or may('S', 'survey-answers', person, programme));
create policy own on survey_status for insert with check (person = viewer());

create policy own on survey_own using (owner = viewer()) with check (owner = viewer());

-- A box is touched by whoever knows its id, or all of them while the wave is being opened; else nobody sees that it is there.
create policy by_its_id on survey_box using (id::text = current_setting('sparring.box', true)) with check (
    id::text = current_setting('sparring.box', true)
    and exists (select 1 from survey_wave w join survey_place p on p.wave = w.id
                where w.id = survey_box.wave and w.closed_at is null and p.person = viewer()));
create policy at_closing on survey_box using (wave::text = current_setting('sparring.opening', true))
    with check (wave::text = current_setting('sparring.opening', true));

-- PostgreSQL itself notes with every row which transaction wrote it and where it lies: a box would stand beside the name that
-- answered in the same transaction, and boxes in the order they came. So whoever puts one in also writes 31 others anew (all of
-- them, in a forum of this size), picked and ordered by chance; one that somebody else holds is left for the next.
create function stir_boxes(of_wave uuid) returns void language plpgsql as $$
declare
    start uuid := gen_random_uuid();
    picked uuid;
begin
    if not exists (select 1 from survey_place p where p.wave = of_wave and p.person = viewer()) then
        return;
    end if;
    perform set_config('sparring.stirring', of_wave::text, true);
    for picked in
        select near.id from (
            (select b.id from survey_box b where b.wave = of_wave and b.id >= start order by b.id limit 32)
            union all
            (select b.id from survey_box b where b.wave = of_wave and b.id < start order by b.id limit 32)
        ) near order by random() limit 32
    loop
        perform 1 from survey_box b where b.id = picked for update skip locked;
        if found then
            update survey_box b set box = b.box where b.id = picked;
        end if;
    end loop;
    perform set_config('sparring.stirring', '', true);
end
$$;
create policy while_stirring on survey_box using (wave::text = current_setting('sparring.stirring', true))
    with check (wave::text = current_setting('sparring.stirring', true));
