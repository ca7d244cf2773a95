-- A ranking from elsewhere is talked about as a wave is, once it is released: a note is about either. The notes of tables go with the
-- ranking when an organiser deletes it; what somebody wrote alone stays hers.
alter table survey_note rename column wave to about;
alter table survey_note drop constraint survey_note_wave_fkey;
alter table survey_table_note rename column wave to about;
alter table survey_table_note drop constraint survey_table_note_wave_fkey;
alter table survey_table_note add kind text not null default 'wave' check (kind in ('wave', 'ranking'));
create policy with_its_ranking on survey_table_note for delete using (
    kind = 'ranking' and may('W', 'outside-ranking', written_by, programme));

-- A yes to the latest version of rules can be taken back by who said it; the application lets her while the version does not hold yet.
create policy own_yes_back on ground_rules_yes for delete using (
    person = viewer() and exists (select 1 from ground_rules r where r.id = rules and r.number = ground_rules_yes.number));
