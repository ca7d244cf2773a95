-- What a leader has brought in from elsewhere she can open to her coach and close again, as the report made here (0057).
create policy shared on outside_evaluation for select using (shared_with_viewer('perceived-report', id, leader, programme));
