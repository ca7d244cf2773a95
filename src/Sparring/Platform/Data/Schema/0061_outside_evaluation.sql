-- What an evaluation made elsewhere said of a leader, brought in by herself and sealed under her own key. Nobody else has a way to the row.
create table outside_evaluation (
    tenant uuid not null references organisation,
    id uuid primary key,
    programme uuid not null references programme,
    leader uuid not null references person,
    brought_on date not null,
    sealed bytea not null
);
create index outside_evaluation_leader on outside_evaluation (leader, programme);

call wall('outside_evaluation');
create policy leader_alone on outside_evaluation using (leader = viewer() and may('A', 'perceived-report', leader, programme))
    with check (leader = viewer() and may('A', 'perceived-report', leader, programme));
create policy erased_leader on outside_evaluation for delete using (leader = (select erased_person()));
