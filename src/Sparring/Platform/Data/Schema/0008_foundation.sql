-- A leader's personal leadership foundation: one for each programme she takes it to.
create table foundation (
    tenant uuid not null references organisation,
    id uuid primary key,
    programme uuid not null references programme,
    owner uuid not null references person,
    origin uuid references foundation,            -- carried over from this one
    revision int not null default 0,              -- rises with every saved section
    created_at timestamptz not null,
    next_review date,
    unique (programme, owner)
);

-- The draft, saved in place. Who saved last (an open page) and which save of hers it was: two tabs meet here.
create table foundation_section (
    tenant uuid not null references organisation,
    foundation uuid not null references foundation,
    owner uuid not null references person,
    section text not null,
    revision int not null,
    sealed bytea not null,
    saved_at timestamptz not null,
    editor uuid not null,
    step int not null,
    primary key (foundation, section)
);

-- What the owner writes to herself alone. Nobody is ever given a policy here.
create table foundation_note (
    tenant uuid not null references organisation,
    foundation uuid not null references foundation,
    owner uuid not null references person,
    section text not null,
    revision int not null,
    sealed bytea not null,
    saved_at timestamptz not null,
    editor uuid not null,
    step int not null,
    primary key (foundation, section)
);

create table foundation_self_check (
    tenant uuid not null references organisation,
    foundation uuid not null references foundation,
    owner uuid not null references person,
    item text not null,
    checked_at timestamptz not null,
    primary key (foundation, item)
);

create table foundation_version (
    tenant uuid not null references organisation,
    id uuid primary key,
    foundation uuid not null references foundation,
    programme uuid not null references programme,
    owner uuid not null references person,
    number int not null check (number > 0),
    why text not null check (why in ('named', 'shared', 'submitted', 'published', 'restored', 'carried')),
    revision int not null,                        -- the draft's, when the version was kept
    created_at timestamptz not null,
    unique (foundation, number)
);

create table foundation_version_section (
    tenant uuid not null references organisation,
    version uuid not null references foundation_version,
    owner uuid not null references person,
    section text not null,
    sealed bytea not null,
    primary key (version, section)
);

create table foundation_submission (
    tenant uuid not null references organisation,
    id uuid primary key,
    foundation uuid not null references foundation,
    version uuid not null references foundation_version,
    programme uuid not null references programme,
    owner uuid not null references person,
    submitted_at timestamptz not null,
    deadline date,                                -- the day it was due, as the plan said at that moment
    days_late int not null check (days_late >= 0)
);
create index foundation_submission_owner on foundation_submission (programme, owner, submitted_at);

-- That it was handed in and on which day: all an organiser ever sees.
create table foundation_status (
    tenant uuid not null references organisation,
    programme uuid not null references programme,
    owner uuid not null references person,
    handed_in_on date not null,
    primary key (programme, owner)
);

-- A reader's own mark that she has read what was handed in.
create table foundation_reading (
    tenant uuid not null references organisation,
    submission uuid not null references foundation_submission,
    owner uuid not null references person,
    reader uuid not null references person,
    read_at timestamptz not null,
    primary key (submission, reader)
);

create table foundation_publication (
    tenant uuid not null references organisation,
    id uuid primary key,
    foundation uuid not null references foundation,
    version uuid not null references foundation_version,
    programme uuid not null references programme,
    owner uuid not null references person,
    audience text not null check (audience in ('group', 'forum', 'organisation')),
    published_at timestamptz not null,
    withdrawn_at timestamptz
);
create unique index foundation_publication_standing on foundation_publication (foundation) where withdrawn_at is null;

-- A peer's answer to a shared version, sealed under the owner's key: it is about her text and goes when that goes.
create table foundation_feedback (
    tenant uuid not null references organisation,
    id uuid primary key,
    giving uuid not null,                         -- made with the form: what was sent together, once
    version uuid not null references foundation_version,
    foundation uuid not null references foundation,
    programme uuid not null references programme,
    owner uuid not null references person,
    author uuid not null references person,
    kind text not null check (kind in ('clear', 'curious', 'example')),
    sealed bytea not null,
    given_at timestamptz not null,
    unique (giving, kind)
);
create index foundation_feedback_foundation on foundation_feedback (foundation);
create index foundation_feedback_author on foundation_feedback (author);

-- The owner's own mark that she has used a piece of feedback.
create table foundation_feedback_use (
    tenant uuid not null references organisation,
    feedback uuid primary key references foundation_feedback on delete cascade,
    owner uuid not null references person,
    used_at timestamptz not null
);

-- What the owner answers herself when she reads it again later; hers alone.
create table foundation_rereading (
    tenant uuid not null references organisation,
    id uuid primary key,
    foundation uuid not null references foundation,
    programme uuid not null references programme,
    owner uuid not null references person,
    guardian bytea not null,
    examples bytea not null,
    reread_at timestamptz not null
);
create index foundation_rereading_foundation on foundation_rereading (foundation);

call wall('foundation_publication', 'foundation_feedback', 'foundation_feedback_use', 'foundation_rereading');
call wall('foundation', 'foundation_section', 'foundation_note', 'foundation_self_check', 'foundation_version',
    'foundation_version_section', 'foundation_submission', 'foundation_status', 'foundation_reading');

call note_refusals_of('foundation', 'foundation_feedback');

-- A version is asked for by its number: whose it is, the log finds by that.
create function keep_version_owner() returns trigger language plpgsql as $$
begin
    perform set_config('sparring.noting', 'on', true);
    if tg_op = 'DELETE' then
        delete from artefact_owner where id = part_of(old.foundation, old.number);
    else
        insert into artefact_owner values (new.tenant, part_of(new.foundation, new.number), new.owner, new.programme)
            on conflict do nothing;
    end if;
    perform set_config('sparring.noting', '', true);
    return null;
end $$;
create trigger known_owner after insert or delete on foundation_version for each row execute function keep_version_owner();

create policy own on foundation
    using (may('W', 'foundation-draft', owner, programme)) with check (may('W', 'foundation-draft', owner, programme));
create policy own on foundation_section
    using (owner = viewer() and exists (select 1 from foundation f where f.id = foundation_section.foundation))
    with check (owner = viewer() and exists (select 1 from foundation f where f.id = foundation_section.foundation));
create policy own on foundation_note using (owner = viewer()) with check (owner = viewer());
create policy own on foundation_self_check using (owner = viewer()) with check (owner = viewer());

create policy handed_in on foundation_submission for select using (may('R', 'foundation-submitted', owner, programme));
create policy own on foundation_submission for insert with check (owner = viewer());
create policy known on foundation_status for select using (
    owner = viewer() or may('S', 'foundation-submitted', owner, programme) or may('R', 'foundation-submitted', owner, programme));
create policy own on foundation_status for insert with check (owner = viewer());

create policy own on foundation_version
    using (may('W', 'foundation-draft', owner, programme)) with check (may('W', 'foundation-draft', owner, programme));
create policy handed_in on foundation_version for select using (
    exists (select 1 from foundation_submission s where s.version = foundation_version.id));
create policy as_its_version on foundation_version_section for select using (
    exists (select 1 from foundation_version v where v.id = version));
create policy own on foundation_version_section for insert with check (
    owner = viewer() and exists (select 1 from foundation_version v where v.id = version and v.owner = viewer()));

create policy audience on foundation_publication for select using (
    owner = viewer() or (withdrawn_at is null and (may('R', 'foundation-published', owner, programme)
        or shared_with_viewer('foundation-published', version, owner, programme))));
create policy own on foundation_publication for insert with check (may('W', 'foundation-published', owner, programme));
create policy own_ends on foundation_publication for update using (owner = viewer()) with check (owner = viewer());
create policy shared on foundation_version for select using (shared_with_viewer('foundation-draft', id, owner, programme));
create policy published on foundation_version for select using (
    exists (select 1 from foundation_publication p where p.version = foundation_version.id and p.withdrawn_at is null));

create policy owner_and_author on foundation_feedback for select using (owner = viewer() or author = viewer());
create policy peer_gives on foundation_feedback for insert with check (
    author = viewer() and owner <> viewer() and may('W', 'foundation-feedback', owner, programme)
    and shared_with_viewer('foundation-draft', version, owner, programme));
create policy author_withdraws on foundation_feedback for delete using (author = viewer());
create policy own on foundation_feedback_use using (owner = viewer()) with check (
    owner = viewer() and exists (select 1 from foundation_feedback f where f.id = feedback and f.owner = viewer()));
create policy own on foundation_rereading
    using (may('W', 'foundation-rereading', owner, programme)) with check (may('W', 'foundation-rereading', owner, programme));

create policy own on foundation_reading using (reader = viewer()) with check (
    reader = viewer() and exists (select 1 from foundation_submission s where s.id = submission));
