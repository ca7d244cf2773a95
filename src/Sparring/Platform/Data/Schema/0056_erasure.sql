-- A person's wish that what is kept of her goes. What is deleted and what stays nameless says Rooms/Privacy/erasure.csv, table by table.
-- Each step is a fact with a time, so that one broken off goes on: her rows, then her name and her mail, then her keys, then the receipt.
create table erasure (
    tenant uuid not null references organisation,
    id uuid primary key,
    person uuid not null references person,
    asked_at timestamptz not null,
    counts jsonb,                                 -- rows by table: known when they are gone
    things uuid[],                                -- what had keys of its own, and whose they stood under
    holders uuid[],
    rows_gone_at timestamptz,
    erased_at timestamptz,
    certificate text,
    signature bytea,
    check ((rows_gone_at is null) = (counts is null)),
    check ((erased_at is null) = (certificate is null) and (erased_at is null) = (signature is null))
);
create unique index erasure_person on erasure (person);
create index erasure_going_on on erasure (asked_at) where erased_at is null;
call wall('erasure');
create policy own on erasure using (person = viewer()) with check (person = viewer());
create policy system on erasure using (is_system()) with check (is_system());

-- Who is being erased in this transaction: the viewer herself, who asked for it, and nobody else.
create function erased_person() returns uuid language sql stable as $$
    select viewer() where exists (
        select 1 from erasure e
        where e.id::text = current_setting('sparring.erasing', true) and e.person = viewer() and e.rows_gone_at is null)
$$;

-- What is hers she may delete while she is being erased, and at no other time. A policy of the rows she reads is there already.
do $$
declare
    part text[];
begin
    foreach part slice 1 in array array[
        ['general_case_source', 'owner'],
        ['dilemma', 'owner'],
        ['dilemma_section', 'owner'],
        ['dilemma_sent', 'owner'],
        ['dilemma_sent_section', 'owner'],
        ['dilemma_rewrite', 'owner'],
        ['dilemma_reading', 'owner'],
        ['dilemma_reading', 'reader'],
        ['dilemma_status', 'owner'],
        ['general_case_answer', 'owner'],
        ['foundation_reading', 'owner'],
        ['foundation_reading', 'reader'],
        ['foundation_submission', 'owner'],
        ['foundation_publication', 'owner'],
        ['foundation_feedback_use', 'owner'],
        ['foundation_feedback', 'owner'],
        ['foundation_rereading', 'owner'],
        ['foundation_version_section', 'owner'],
        ['foundation_version', 'owner'],
        ['foundation_self_check', 'owner'],
        ['foundation_note', 'owner'],
        ['foundation_section', 'owner'],
        ['foundation_status', 'owner'],
        ['foundation', 'owner'],
        ['lens_entry', 'owner'],
        ['practice_text', 'owner'],
        ['practice_version', 'owner'],
        ['trial_action_story', 'owner'],
        ['reflection', 'owner'],
        ['trial_action', 'owner'],
        ['practice_arena', 'owner'],
        ['practice_arena_status', 'owner'],
        ['learning_focus', 'owner'],
        ['joint_entry', 'author'],
        ['session_reflection', 'owner'],
        ['session_commitment', 'owner'],
        ['session_attendance', 'person'],
        ['session_note', 'coach'],
        ['coaching_insight', 'coach'],
        ['coaching_availability', 'person'],
        ['coaching_busy', 'person'],
        ['coaching_calendar_read', 'person'],
        ['coaching_limit', 'person'],
        ['coaching_invitation', 'person'],
        ['survey_status', 'person'],
        ['survey_own', 'owner'],
        ['survey_note', 'owner'],
        ['perceived_report', 'leader'],
        ['standing_offer', 'person'],
        ['ground_rules_draft', 'person'],
        ['share', 'owner']] loop
        execute format('create policy erased_%2$s on %1$I for delete using (%2$I = (select erased_person()))', part[1], part[2]);
    end loop;
end $$;

-- What a coach wrote she reads only while she coaches; to be erased she finds it afterwards too.
create policy erased_seen on session_note for select using (coach = (select erased_person()));
create policy erased_seen on coaching_insight for select using (coach = (select erased_person()));

create function erase_rows(table_name text, column_name text, whom uuid) returns bigint language plpgsql as $$
declare
    gone bigint;
begin
    execute format('delete from %I where %I = $1', table_name, column_name) using whom;
    get diagnostics gone = row_count;
    return gone;
end $$;

-- A programme must not be left with nobody who organises it.
create function is_only_organiser() returns boolean language sql stable as $$
    select exists (
        select 1 from programme_role mine
        where mine.person = viewer() and mine.role = 'organiser' and mine.valid @> today()
          and not exists (
              select 1 from programme_role other
              where other.programme = mine.programme and other.role = 'organiser' and other.valid @> today()
                and other.person <> viewer() and is_here(other.person)))
$$;

-- What she alone is left in: joint trial actions and the texts of her group. Their keys are destroyed with hers.
create function is_last_of_group(group_id uuid) returns boolean language sql stable as $$
    select exists (select 1 from sparring_group_member m where m.sparring_group = group_id and m.person = viewer())
        and not exists (
            select 1 from sparring_group_member m
            where m.sparring_group = group_id and m.person <> viewer() and is_here(m.person))
$$;
create function is_last_of_joint(action_id uuid) returns boolean language sql stable as $$
    select exists (select 1 from joint_part p where p.action = action_id and p.person = viewer() and p.joined_at is not null)
        and not exists (
            select 1 from joint_part p
            where p.action = action_id and p.person <> viewer() and p.joined_at is not null and p.ended_at is null and is_here(p.person))
$$;
create policy erased_last on joint_action for delete using ((select erased_person()) is not null and is_last_of_joint(id));
create policy erased_last on session_text for delete using (
    (select erased_person()) is not null
    and exists (select 1 from coaching_session s where s.id = session and is_last_of_group(s.sparring_group)));
