-- What the forum says about its figures: data, reflection, action. Alone it is one's own, sealed; from a table everybody reads it and
-- nobody's name stands by it.
create table survey_note (
    tenant uuid not null references organisation,
    wave uuid not null references survey_wave,
    programme uuid not null references programme,
    owner uuid not null references person,
    step text not null check (step in ('data', 'reflection', 'action')),
    revision int not null,
    sealed bytea not null,
    primary key (wave, owner, step)
);
create index survey_note_owner on survey_note (owner);

create table survey_table_note (
    tenant uuid not null references organisation,
    id uuid primary key,
    wave uuid not null references survey_wave,
    programme uuid not null references programme,
    step text not null check (step in ('data', 'reflection', 'action')),
    table_name text not null,
    text text not null,
    written_by uuid not null references person,
    written_at timestamptz not null
);
create index survey_table_note_wave on survey_table_note (wave, written_at);
create index survey_table_note_written_by on survey_table_note (written_by);

call wall('survey_note', 'survey_table_note');
create policy own on survey_note using (owner = viewer()) with check (owner = viewer());
create policy of_the_forum on survey_table_note for select using (may('A', 'survey-results', written_by, programme));
create policy own_words on survey_table_note for insert with check (
    written_by = viewer() and may('A', 'survey-results', written_by, programme));
create policy own_away on survey_table_note for delete using (written_by = viewer());
