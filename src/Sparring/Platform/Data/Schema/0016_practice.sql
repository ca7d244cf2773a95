-- What a leader wants to strengthen. The draft is hers; what she has chosen stands as numbered versions.
create table learning_focus (
    tenant uuid not null references organisation,
    id uuid primary key,
    programme uuid not null references programme,
    owner uuid not null references person,
    phase text not null,                          -- key of the programme's phase it is for; '' where there is none
    number int not null default 0,                -- the latest kept version; 0: a draft
    begun_at timestamptz not null,
    chosen_at timestamptz,
    ended_at timestamptz,
    check ((number > 0) = (chosen_at is not null)),
    check (ended_at is null or chosen_at is not null)
);
create unique index learning_focus_active on learning_focus (programme, owner, phase)
    where chosen_at is not null and ended_at is null;
create index learning_focus_owner on learning_focus (owner);

-- The slice of her practice in which she trains: a task between at least two departments.
create table practice_arena (
    tenant uuid not null references organisation,
    id uuid primary key,
    programme uuid not null references programme,
    owner uuid not null references person,
    number int not null default 0,
    departments uuid[] not null default '{}',     -- of the latest kept version
    theme text,                                   -- key of one of the programme's suggested themes
    begun_at timestamptz not null,
    chosen_at timestamptz,
    ended_at timestamptz,
    check ((number > 0) = (chosen_at is not null)),
    check (ended_at is null or chosen_at is not null),
    check (chosen_at is null or cardinality(departments) >= 2)
);
create unique index practice_arena_active on practice_arena (programme, owner) where chosen_at is not null and ended_at is null;
create index practice_arena_owner on practice_arena (owner);

-- That an arena is chosen and on which day: all an organiser sees, unless its owner opens more.
create table practice_arena_status (
    tenant uuid not null references organisation,
    programme uuid not null references programme,
    owner uuid not null references person,
    chosen_on date not null,
    primary key (programme, owner)
);

-- A small, time-limited experiment. A state is a moment that has come.
create table trial_action (
    tenant uuid not null references organisation,
    id uuid primary key,
    programme uuid not null references programme,
    owner uuid not null references person,
    arena uuid references practice_arena,
    made_by uuid not null references person,
    source_kind text,                             -- where it was agreed: coaching, case, seminar …
    source uuid,                                  -- which agreement
    source_address text,
    agreed bytea,                                 -- the agreement's words, sealed under the owner's key; never changed
    due date,
    begun_at timestamptz not null,
    done_at timestamptz,
    reflected_at timestamptz,
    decided_at timestamptz,
    decision text check (decision in ('keep', 'adapt', 'drop', 'spread')),
    next_on date,
    dropped_at timestamptz,
    check ((decided_at is null) = (decision is null)),
    check (made_by = owner or source is not null)
);
create index trial_action_owner on trial_action (owner, programme, begun_at desc, id desc);
create unique index trial_action_source on trial_action (source, owner) where source is not null;

-- What an owner tells the forum: a copy of the moment she told it, so that the forum never reads over her shoulder.
create table trial_action_story (
    tenant uuid not null references organisation,
    action uuid primary key references trial_action on delete cascade,
    programme uuid not null references programme,
    owner uuid not null references person,
    decision text,
    sealed bytea not null,
    told_at timestamptz not null
);
create index trial_action_story_told on trial_action_story (programme, told_at desc, action desc);

-- A turn of the learning cycle; the order of the steps is the activity's.
create table reflection (
    tenant uuid not null references organisation,
    id uuid primary key,
    programme uuid not null references programme,
    owner uuid not null references person,
    action uuid references trial_action,
    activity text,                                -- key of the activity whose cycle it follows
    kind text not null check (kind in ('minute', 'cycle')),
    begun_at timestamptz not null
);
create index reflection_owner on reflection (owner, programme, begun_at desc, id desc);

-- What others have filled into a leader's lens (intended, actual, perceived …): visits, later surveys.
create table lens_entry (
    tenant uuid not null references organisation,
    id uuid primary key,
    programme uuid not null references programme,
    owner uuid not null references person,
    made_by uuid not null references person,
    link text not null,
    source_kind text not null,
    source uuid not null,
    source_address text not null,
    sealed bytea not null,
    noted_at timestamptz not null,
    unique (source, link, owner)
);
create index lens_entry_owner on lens_entry (owner, programme);

-- Every text of this room, section by section. Version 0 is what its owner writes in; the others are kept and never change.
create table practice_text (
    tenant uuid not null references organisation,
    thing uuid not null,
    artefact text not null check (artefact in ('learning-focus', 'practice-arena', 'trial-action', 'reflection')),
    programme uuid not null references programme,
    owner uuid not null references person,
    section text not null,
    version int not null,
    revision int not null,
    sealed bytea not null,
    saved_at timestamptz not null,
    editor uuid not null,
    step int not null,
    primary key (thing, version, section)
);
create index practice_text_owner on practice_text (owner);

create table practice_version (
    tenant uuid not null references organisation,
    thing uuid not null,
    artefact text not null check (artefact in ('learning-focus', 'practice-arena')),
    programme uuid not null references programme,
    owner uuid not null references person,
    number int not null check (number > 0),
    kept_at timestamptz not null,
    primary key (thing, number)
);

call wall('learning_focus', 'practice_arena', 'practice_arena_status', 'trial_action', 'trial_action_story', 'reflection',
    'lens_entry', 'practice_text', 'practice_version');
call note_refusals_of('learning_focus', 'practice_arena', 'trial_action', 'reflection');

-- Drafts are their owner's; who may read sees what was chosen.
create policy own on learning_focus
    using (may('W', 'learning-focus', owner, programme)) with check (may('W', 'learning-focus', owner, programme));
create policy readers on learning_focus for select using (
    chosen_at is not null and (may('R', 'learning-focus', owner, programme)
        or shared_with_viewer('learning-focus', id, owner, programme)));

create policy own on practice_arena
    using (may('W', 'practice-arena', owner, programme)) with check (may('W', 'practice-arena', owner, programme));
create policy readers on practice_arena for select using (chosen_at is not null and may('R', 'practice-arena', owner, programme));
create policy forum on practice_arena for select using (
    chosen_at is not null and ended_at is null and shared_with_viewer('practice-arena', id, owner, programme));

create policy known on practice_arena_status for select using (
    owner = viewer() or may('S', 'practice-arena', owner, programme) or may('R', 'practice-arena', owner, programme));
create policy own on practice_arena_status for insert with check (owner = viewer());
create policy own_again on practice_arena_status for update using (owner = viewer()) with check (owner = viewer());

create policy own on trial_action
    using (may('W', 'trial-action', owner, programme)) with check (may('W', 'trial-action', owner, programme));
create policy shared on trial_action for select using (shared_with_viewer('trial-action', id, owner, programme));
-- Who meets with her (her group, her coach) may put down what they have agreed, and reads nothing by it.
create policy agreed_with on trial_action for insert with check (
    made_by = viewer() and source is not null and agreed is not null and done_at is null and dropped_at is null
    and decided_at is null and reflected_at is null and relations_to(owner, programme) && array['group', 'coach']);

create policy own on trial_action_story using (owner = viewer()) with check (owner = viewer());
create policy told on trial_action_story for select using (shared_with_viewer('trial-action', action, owner, programme));

create policy own on reflection
    using (may('W', 'reflection', owner, programme)) with check (may('W', 'reflection', owner, programme));
create policy shared on reflection for select using (shared_with_viewer('reflection', id, owner, programme));

create policy own on lens_entry for select using (owner = viewer());
create policy own_ends on lens_entry for delete using (owner = viewer());
create policy made on lens_entry for insert with check (
    made_by = viewer() and (owner = viewer() or relations_to(owner, programme) && array['group', 'coach', 'participant']));

create policy own on practice_text
    using (may('W', artefact, owner, programme)) with check (may('W', artefact, owner, programme));
-- Of an arena the forum's overview shows the title alone.
create policy readers on practice_text for select using (
    case artefact
        when 'learning-focus' then version > 0
            and (may('R', artefact, owner, programme) or shared_with_viewer(artefact, thing, owner, programme))
        when 'practice-arena' then version > 0
            and (may('R', artefact, owner, programme)
                or (section = 'title' and shared_with_viewer(artefact, thing, owner, programme)))
        else version = 0 and shared_with_viewer(artefact, thing, owner, programme)
    end);

create policy own on practice_version
    using (may('W', artefact, owner, programme)) with check (may('W', artefact, owner, programme));
create policy readers on practice_version for select using (may('R', artefact, owner, programme));
