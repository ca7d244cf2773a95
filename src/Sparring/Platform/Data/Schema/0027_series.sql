-- Gatherings that are planned together, so that nobody meets twice where that can be.
alter table group_proposal add series uuid;
alter table group_proposal add series_number int check (series_number > 0);
alter table group_proposal add check ((series is null) = (series_number is null));
create index group_proposal_series on group_proposal (series, series_number) where series is not null;
