-- A leader's dilemma from her own leadership across: one for each programme at a time. Its texts are sealed under a key of
-- its own, so that it can be deleted for good without touching what else she wrote.
create table dilemma (
    tenant uuid not null references organisation,
    id uuid primary key,
    programme uuid not null references programme,
    owner uuid not null references person,
    created_at timestamptz not null,
    unique (programme, owner)
);

-- The draft, saved in place. Who saved last (an open page) and which save of hers it was: two tabs meet here.
create table dilemma_section (
    tenant uuid not null references organisation,
    dilemma uuid not null references dilemma on delete cascade,
    owner uuid not null references person,
    section text not null,
    revision int not null,
    sealed bytea not null,
    saved_at timestamptz not null,
    editor uuid not null,
    step int not null,
    primary key (dilemma, section)
);

-- What was sent to the coach; sent again, the newer text takes the older one's place.
create table dilemma_sent (
    tenant uuid not null references organisation,
    id uuid primary key references dilemma on delete cascade,   -- the dilemma's own
    programme uuid not null references programme,
    owner uuid not null references person,
    sending uuid not null,                        -- made with the form: sent once
    number int not null check (number > 0),
    guess text not null check (guess in ('no', 'maybe', 'yes')),
    consent text not null check (consent in ('read', 'merged', 'alone')),
    is_pooled boolean not null,                   -- the owner's own act: the programme's other coaches may read it too
    sent_at timestamptz not null,
    deadline date,
    days_late int not null check (days_late >= 0)
);
create index dilemma_sent_owner on dilemma_sent (programme, owner);

create table dilemma_sent_section (
    tenant uuid not null references organisation,
    dilemma uuid not null references dilemma_sent on delete cascade,
    owner uuid not null references person,
    number int not null,
    section text not null,
    sealed bytea not null,
    primary key (dilemma, section)
);

-- The coach asks the author to write it differently, and says why.
create table dilemma_rewrite (
    tenant uuid not null references organisation,
    dilemma uuid primary key references dilemma_sent on delete cascade,
    owner uuid not null references person,
    coach uuid not null references person,
    sealed bytea not null,
    asked_at timestamptz not null
);
create index dilemma_rewrite_coach on dilemma_rewrite (coach);

-- A reader's own mark that she has read what was sent, and which sending.
create table dilemma_reading (
    tenant uuid not null references organisation,
    dilemma uuid not null references dilemma_sent on delete cascade,
    owner uuid not null references person,
    reader uuid not null references person,
    number int not null,
    read_at timestamptz not null,
    primary key (dilemma, reader)
);
create index dilemma_reading_reader on dilemma_reading (reader);

-- That one was sent and on which day: all an organiser ever sees.
create table dilemma_status (
    tenant uuid not null references organisation,
    programme uuid not null references programme,
    owner uuid not null references person,
    sent_on date not null,
    primary key (programme, owner)
);

-- What a case is made of, and how far it has come. The coach who makes it is the only one who sees who the authors are.
create table general_case (
    tenant uuid not null references organisation,
    id uuid primary key,
    programme uuid not null references programme,
    coach uuid not null references person,
    created_at timestamptz not null,
    number int not null default 0,                -- of the text the authors were last asked about
    asked_at timestamptz,                         -- null: being written
    answer_by date,
    released_at timestamptz,
    taken_back_at timestamptz
);
create index general_case_coach on general_case (programme, coach);

create table general_case_section (
    tenant uuid not null references organisation,
    general_case uuid not null references general_case on delete cascade,
    coach uuid not null references person,
    section text not null,
    revision int not null,
    sealed bytea not null,
    saved_at timestamptz not null,
    editor uuid not null,
    step int not null,
    primary key (general_case, section)
);

-- The text the authors are asked about and the groups read; it does not change any more.
create table general_case_text (
    tenant uuid not null references organisation,
    general_case uuid not null references general_case on delete cascade,
    coach uuid not null references person,
    section text not null,
    sealed bytea not null,
    primary key (general_case, section)
);

-- A dilemma in a case: the coach's and the author's own to see. Dropped: it no longer counts, and its words may not be used.
create table general_case_source (
    tenant uuid not null references organisation,
    general_case uuid not null references general_case on delete cascade,
    dilemma uuid not null references dilemma_sent on delete cascade,
    programme uuid not null references programme,
    coach uuid not null references person,
    owner uuid not null references person,
    added_at timestamptz not null,
    dropped_at timestamptz,
    primary key (general_case, dilemma)
);
create index general_case_source_owner on general_case_source (owner);
create index general_case_source_dilemma on general_case_source (dilemma);

-- An author's yes or no to one text of a case; the reason is for the coach alone.
create table general_case_answer (
    tenant uuid not null references organisation,
    general_case uuid not null,
    dilemma uuid not null,
    coach uuid not null references person,
    owner uuid not null references person,
    number int not null,
    is_yes boolean not null,
    reason bytea,
    answered_at timestamptz not null,
    primary key (general_case, dilemma),
    foreign key (general_case, dilemma) references general_case_source on delete cascade
);
create index general_case_answer_owner on general_case_answer (owner);

-- A group that may read a case.
create table general_case_release (
    tenant uuid not null references organisation,
    general_case uuid not null references general_case on delete cascade,
    programme uuid not null references programme,
    sparring_group uuid not null references sparring_group,
    coach uuid not null references person,
    released_at timestamptz not null,
    primary key (general_case, sparring_group)
);
create index general_case_release_group on general_case_release (sparring_group);

-- That the dilemmas and cases of a programme were deleted: figures, key ids and days, and nobody's name.
create table dilemma_receipt (
    tenant uuid not null references organisation,
    id uuid primary key,
    programme uuid not null references programme,
    deleted_at timestamptz not null,
    dilemmas int not null,
    cases int not null,
    left_over int not null check (left_over = 0),
    keys uuid[] not null,
    keys_expire_on date not null,
    hash bytea not null
);
create index dilemma_receipt_programme on dilemma_receipt (programme, deleted_at);

call wall('dilemma', 'dilemma_section', 'dilemma_sent', 'dilemma_sent_section', 'dilemma_rewrite', 'dilemma_reading', 'dilemma_status');
call wall('general_case', 'general_case_section', 'general_case_text', 'general_case_source', 'general_case_answer',
    'general_case_release', 'dilemma_receipt');
call note_refusals_of('dilemma');

-- Does the viewer coach in this programme today, and does the matrix let a coach do this to cases?
create function coach_may(wanted text, actor_name text, programme_id uuid) returns boolean language sql stable as $$
    select is_here(viewer()) and exists (
            select 1 from programme_role held
            where held.programme = programme_id and held.person = viewer() and held.role = 'coach' and held.valid @> today())
        and exists (select 1 from permission where artefact = 'general-case' and actor = actor_name and strpos(rights, wanted) > 0)
$$;

-- While the track is closed everything of a programme goes; only the function below says so, and only for its organiser.
create function is_closing(programme_id uuid) returns boolean language sql stable as $$
    select coalesce(current_setting('sparring.closing', true), '') = programme_id::text
$$;

create policy own on dilemma
    using (may('W', 'dilemma', owner, programme)) with check (may('W', 'dilemma', owner, programme));
create policy own on dilemma_section using (owner = viewer())
    with check (owner = viewer() and exists (select 1 from dilemma d where d.id = dilemma_section.dilemma));

create policy own on dilemma_sent using (owner = viewer())
    with check (may('W', 'dilemma', owner, programme) and exists (select 1 from dilemma d where d.id = dilemma_sent.id));
create policy coach_of_group on dilemma_sent for select using (may('R', 'dilemma', owner, programme));
create policy coaches_by_consent on dilemma_sent for select using (is_pooled and may('C', 'dilemma', owner, programme));
create policy as_it_was_sent on dilemma_sent_section for select using (
    exists (select 1 from dilemma_sent s where s.id = dilemma));
create policy own_adds on dilemma_sent_section for insert with check (owner = viewer());
create policy own_removes on dilemma_sent_section for delete using (owner = viewer());

create policy author_and_coach on dilemma_rewrite for select using (
    owner = viewer() or exists (select 1 from dilemma_sent s where s.id = dilemma and may('R', 'dilemma', s.owner, s.programme)));
create policy coach_asks on dilemma_rewrite for insert with check (coach = viewer() and owner <> viewer()
    and exists (select 1 from dilemma_sent s where s.id = dilemma and may('R', 'dilemma', s.owner, s.programme)));
create policy coach_asks_anew on dilemma_rewrite for update using (coach = viewer()) with check (coach = viewer());
create policy author_has_done on dilemma_rewrite for delete using (owner = viewer());

create policy own_mark on dilemma_reading using (reader = viewer()) with check (
    reader = viewer() and exists (select 1 from dilemma_sent s where s.id = dilemma));
create policy of_mine on dilemma_reading for select using (owner = viewer());
create policy of_mine_goes on dilemma_reading for delete using (owner = viewer());

create policy known on dilemma_status for select using (
    owner = viewer() or may('S', 'dilemma', owner, programme) or may('R', 'dilemma', owner, programme));
create policy own_says on dilemma_status for insert with check (owner = viewer());
create policy own_unsays on dilemma_status for delete using (owner = viewer());

create policy maker on general_case
    using (coach = viewer() and coach_may('W', 'coach', programme)) with check (coach = viewer() and coach_may('W', 'coach', programme));
create policy author on general_case for select using (
    exists (select 1 from general_case_source s where s.general_case = id and s.owner = viewer()));
create policy group_reads on general_case for select using (
    released_at is not null
    and exists (select 1 from general_case_release r where r.general_case = id and in_group(r.sparring_group)));
create policy coaches_read on general_case for select using (released_at is not null and coach_may('R', 'other_coach', programme));
create policy author_takes_back on general_case for update
    using (exists (select 1 from general_case_source s where s.general_case = id and s.owner = viewer() and s.dropped_at is null))
    with check (taken_back_at is not null);

-- Whoever is not its coach can do one thing to a case: take it back.
create function only_take_back() returns trigger language plpgsql as $$
declare
    back timestamptz := new.taken_back_at;
begin
    if viewer() is distinct from old.coach then
        new := old;
        new.taken_back_at := coalesce(old.taken_back_at, back);
    end if;
    return new;
end $$;
create trigger only_take_back before update on general_case for each row execute function only_take_back();

create policy maker on general_case_section
    using (coach = viewer() and exists (select 1 from general_case c where c.id = general_case and c.coach = viewer()))
    with check (coach = viewer() and exists (select 1 from general_case c where c.id = general_case and c.coach = viewer()));
create policy maker on general_case_text
    using (coach = viewer() and exists (select 1 from general_case c where c.id = general_case and c.coach = viewer()))
    with check (coach = viewer() and exists (select 1 from general_case c where c.id = general_case and c.coach = viewer()));
-- An author sees the text from the moment she is asked; the groups while it is released. Taken back it is nobody's but the coach's.
create policy author on general_case_text for select using (
    exists (select 1 from general_case c join general_case_source s on s.general_case = c.id
            where c.id = general_case_text.general_case and s.owner = viewer() and s.dropped_at is null
              and c.asked_at is not null and c.taken_back_at is null));
create policy readers on general_case_text for select using (
    exists (select 1 from general_case c where c.id = general_case and c.released_at is not null and c.taken_back_at is null
              and (coach_may('R', 'other_coach', c.programme) or exists (
                  select 1 from general_case_release r where r.general_case = c.id and in_group(r.sparring_group)))));

create policy maker on general_case_source using (coach = viewer()) with check (
    coach = viewer() and exists (select 1 from dilemma_sent s where s.id = dilemma and s.owner = general_case_source.owner));
create policy author on general_case_source for select using (owner = viewer());
create policy author_leaves on general_case_source for delete using (owner = viewer());

create policy author on general_case_answer using (owner = viewer()) with check (owner = viewer()
    and exists (select 1 from general_case_source s where s.general_case = general_case_answer.general_case
                and s.dilemma = general_case_answer.dilemma and s.owner = viewer() and s.coach = general_case_answer.coach));
create policy maker on general_case_answer for select using (coach = viewer());

create policy known on general_case_release for select using (
    coach = viewer() or in_group(sparring_group) or organises(programme) or coach_may('R', 'other_coach', programme));
create policy maker_adds on general_case_release for insert with check (coach = viewer());
create policy maker_removes on general_case_release for delete using (coach = viewer());

create policy everybody_of_the_programme on dilemma_receipt for select using (
    exists (select 1 from programme_role held where held.programme = dilemma_receipt.programme and held.person = viewer()));
create policy organiser_writes on dilemma_receipt for insert with check (organises(programme));

do $$
declare
    name text;
begin
    foreach name in array array['dilemma', 'general_case', 'dilemma_status'] loop
        execute format('create policy closing on %I for select using (is_closing(programme))', name);
        execute format('create policy closing_goes on %I for delete using (is_closing(programme))', name);
    end loop;
end $$;

-- Which keys hold the texts of a programme: the dilemmas' and the cases' own. For its organiser, while she closes.
create function closing_keys(programme_id uuid) returns table (id uuid, holder uuid, is_dilemma boolean) language plpgsql as $$
begin
    if not organises(programme_id) then
        return;
    end if;
    perform set_config('sparring.closing', programme_id::text, true);
    return query select d.id, d.owner, true from dilemma d where d.programme = programme_id
        union all select c.id, c.coach, false from general_case c where c.programme = programme_id;
    perform set_config('sparring.closing', '', true);
end $$;

-- Removes the rows; answers how many dilemmas and cases are left, which is none.
create function close_dilemmas(programme_id uuid) returns int language plpgsql as $$
declare
    left_over int;
begin
    if not organises(programme_id) then
        return null;
    end if;
    perform set_config('sparring.closing', programme_id::text, true);
    delete from general_case where programme = programme_id;
    delete from dilemma where programme = programme_id;
    delete from dilemma_status where programme = programme_id;
    select (select count(*) from dilemma d where d.programme = programme_id)
        + (select count(*) from general_case c where c.programme = programme_id) into left_over;
    perform set_config('sparring.closing', '', true);
    return left_over;
end $$;
