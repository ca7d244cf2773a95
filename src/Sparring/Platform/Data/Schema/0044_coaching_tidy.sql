-- Columns nothing reads: what a track belongs to is its programme, a track ends with its last day, and a point across groups
-- is offered once and never written over.
alter table coaching_track drop column activity, drop column closed_at;
alter table coaching_window drop column activity;
alter table coaching_insight drop column revision;
