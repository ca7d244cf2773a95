-- Two rankings of the same statements from a survey made elsewhere, as an organiser has brought them in. Only ranks lie here: the answers
-- they were made from are counted while the file is read and kept nowhere. Others read it once it is released.
create table outside_ranking (
    tenant uuid not null references organisation,
    id uuid primary key,
    programme uuid not null references programme,
    content text not null,                        -- JSON: {"Title", "Source", "First", "Second", "Origin", "People", "Statements"}
    added_by uuid not null references person,
    added_on date not null,
    released_on date
);
create index outside_ranking_programme on outside_ranking (programme, added_on);
create index outside_ranking_added_by on outside_ranking (added_by);

call wall('outside_ranking');
create policy organisers_read on outside_ranking for select using (may('R', 'outside-ranking', added_by, programme));
create policy organisers_add on outside_ranking for insert with check (
    added_by = viewer() and may('W', 'outside-ranking', added_by, programme));
create policy organisers_release on outside_ranking for update using (may('W', 'outside-ranking', added_by, programme));
create policy organisers_delete on outside_ranking for delete using (may('W', 'outside-ranking', added_by, programme));
create policy released on outside_ranking for select using (
    released_on is not null and may('C', 'outside-ranking', added_by, programme));
