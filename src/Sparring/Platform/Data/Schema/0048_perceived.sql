-- Employees asked how they see their leader. A round is a wave of its own: questions, day of closing and smallest cell are fixed as it opens.
create table perceived_round (
    tenant uuid not null references organisation,
    id uuid primary key,
    programme uuid not null references programme,
    number int not null check (number > 0),
    instrument text not null,
    smallest int not null check (smallest >= 5),
    public_key bytea not null,
    private_key bytea not null,                   -- sealed under the round's own key in the key store
    closes_on date not null,
    deleted_on date not null,
    opened_at timestamptz not null,
    opened_by uuid not null references person,
    closed_at timestamptz,
    ledger bytea,                                 -- whom the figures count, sealed: the next round must know
    unique (programme, number)
);
create unique index perceived_round_open on perceived_round (programme) where closed_at is null;
create index perceived_round_opened_by on perceived_round (opened_by);

-- Who is asked about whom, by a link of her own of which only the hash is kept; and on which day she answered.
create table perceived_rater (
    tenant uuid not null references organisation,
    round uuid not null references perceived_round,
    programme uuid not null references programme,
    leader uuid not null references person,
    rater uuid not null references person,
    link bytea not null unique,
    answered_on date,
    primary key (round, rater)
);
create index perceived_rater_rater on perceived_rater (rater);
create index perceived_rater_leader on perceived_rater (leader);

-- As survey_box: no person, no time, no order. The id follows from the link itself, which is not kept.
create table perceived_box (
    tenant uuid not null references organisation,
    round uuid not null references perceived_round,
    id uuid primary key,
    box bytea not null
);
create index perceived_box_round on perceived_box (round, id);
alter table perceived_box alter column box set storage main;

-- What a leader is shown, under her own key.
create table perceived_report (
    tenant uuid not null references organisation,
    round uuid not null references perceived_round,
    programme uuid not null references programme,
    leader uuid not null references person,
    sealed bytea not null,
    primary key (round, leader)
);
create index perceived_report_leader on perceived_report (leader);

call wall('perceived_round', 'perceived_rater', 'perceived_box', 'perceived_report');

-- That there was a round, the forum may know; what came of it is each leader's.
create policy forum on perceived_round for select using (
    may('A', 'survey-results', opened_by, programme) or may('S', 'perceived-ratings', opened_by, programme));
create policy asked on perceived_round for select using (id::text = current_setting('sparring.rating', true));
create policy organiser_opens on perceived_round for insert with check (
    opened_by = viewer() and may('S', 'perceived-ratings', opened_by, programme));
create policy organiser_closes on perceived_round for update
    using (closed_at is null and may('S', 'perceived-ratings', opened_by, programme))
    with check (may('S', 'perceived-ratings', opened_by, programme));

create policy status on perceived_rater for select using (rater = viewer() or may('S', 'perceived-ratings', rater, programme));
create policy organiser_asks on perceived_rater for insert with check (may('S', 'perceived-ratings', rater, programme));
create policy by_her_link on perceived_rater for select using (link = decode(coalesce(current_setting('sparring.link', true), ''), 'hex'));
create policy notes_her_day on perceived_rater for update using (link = decode(coalesce(current_setting('sparring.link', true), ''), 'hex'));

create policy by_its_id on perceived_box using (id::text = current_setting('sparring.box', true)) with check (
    id::text = current_setting('sparring.box', true)
    and exists (select 1 from perceived_rater r where r.round = perceived_box.round
                and r.link = decode(coalesce(current_setting('sparring.link', true), ''), 'hex')));
create policy at_closing on perceived_box using (round::text = current_setting('sparring.opening', true))
    with check (round::text = current_setting('sparring.opening', true));
create policy while_stirring on perceived_box using (round::text = current_setting('sparring.stirring', true))
    with check (round::text = current_setting('sparring.stirring', true));

create policy leader_alone on perceived_report for select using (leader = viewer() and may('A', 'perceived-report', leader, programme));
create policy organiser_closes on perceived_report for insert with check (
    may('S', 'perceived-ratings', leader, programme)
    and exists (select 1 from perceived_round r where r.id = round and r.closed_at is null));

-- As stir_boxes: whoever puts one in also writes up to 31 others anew.
create function stir_ratings(of_round uuid) returns void language plpgsql as $$
declare
    start uuid := gen_random_uuid();
    picked uuid;
begin
    if not exists (select 1 from perceived_rater r where r.round = of_round and r.link = decode(coalesce(current_setting('sparring.link', true), ''), 'hex')) then
        return;
    end if;
    perform set_config('sparring.stirring', of_round::text, true);
    for picked in
        select near.id from (
            (select b.id from perceived_box b where b.round = of_round and b.id >= start order by b.id limit 32)
            union all
            (select b.id from perceived_box b where b.round = of_round and b.id < start order by b.id limit 32)
        ) near order by random() limit 32
    loop
        perform 1 from perceived_box b where b.id = picked for update skip locked;
        if found then
            update perceived_box b set box = b.box where b.id = picked;
        end if;
    end loop;
    perform set_config('sparring.stirring', '', true);
end
$$;
create trigger known_owner after insert or delete on perceived_round
    for each row execute function keep_owner_by_column('opened_by');
