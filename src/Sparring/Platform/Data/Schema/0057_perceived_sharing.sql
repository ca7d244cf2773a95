-- What a leader opens to her coach, for as long as she wants: the matrix allows it (C), her own row in share does it.
create policy shared on perceived_report for select using (shared_with_viewer('perceived-report', round, leader, programme));

-- When employees who have not answered are reminded: as survey_reminder. The link of the first mail is not kept, so a reminder brings a
-- new one and ends the old; whoever has answered keeps hers.
create table perceived_reminder (
    tenant uuid not null references organisation,
    round uuid not null references perceived_round,
    programme uuid not null references programme,
    days_before int not null check (days_before between 1 and 60),
    goes_on date not null,
    closes_on date not null,
    sender uuid not null references person,
    sent_at timestamptz,
    recipients int,
    primary key (round, days_before)
);
create index perceived_reminder_due on perceived_reminder (goes_on) where sent_at is null;
create index perceived_reminder_sender on perceived_reminder (sender);

call wall('perceived_reminder');
create policy due on perceived_reminder for select using (is_system());
create policy as_its_round on perceived_reminder for select using (exists (select 1 from perceived_round r where r.id = round));
create policy organiser_opens on perceived_reminder for insert with check (
    sender = viewer() and may('S', 'perceived-ratings', sender, programme));
-- Taken once by its own condition; to how many it went is noted when it is taken already.
create policy organiser_sends on perceived_reminder for update
    using (may('S', 'perceived-ratings', sender, programme)) with check (may('S', 'perceived-ratings', sender, programme));
drop policy organiser_sends on survey_reminder;
create policy organiser_sends on survey_reminder for update
    using (may('S', 'survey-answers', sender, programme)) with check (may('S', 'survey-answers', sender, programme));

create policy organiser_reminds on perceived_rater for update
    using (answered_on is null and may('S', 'perceived-ratings', rater, programme)
           and exists (select 1 from perceived_reminder d where d.round = perceived_rater.round and d.sent_at is not null))
    with check (answered_on is null and may('S', 'perceived-ratings', rater, programme));
