-- When those who have not answered a wave are reminded: one or two days, fixed as it opens. Its row is taken before the mails are
-- put out, so they go once; the row says to how many, never to whom.
create table survey_reminder (
    tenant uuid not null references organisation,
    wave uuid not null references survey_wave,
    programme uuid not null references programme,
    days_before int not null check (days_before between 1 and 60),
    goes_on date not null,
    closes_on date not null,
    sender uuid not null references person,
    sent_at timestamptz,
    recipients int,
    primary key (wave, days_before)
);
create index survey_reminder_due on survey_reminder (goes_on) where sent_at is null;
create index survey_reminder_sender on survey_reminder (sender);

call wall('survey_reminder');
-- The system finds out that something is due, and nothing of the wave; the sender or another organiser lets it go.
create policy due on survey_reminder for select using (is_system());
create policy as_its_wave on survey_reminder for select using (exists (select 1 from survey_wave w where w.id = wave));
create policy organiser_opens on survey_reminder for insert with check (
    sender = viewer() and may('S', 'survey-answers', sender, programme));
create policy organiser_sends on survey_reminder for update
    using (sent_at is null and may('S', 'survey-answers', sender, programme))
    with check (may('S', 'survey-answers', sender, programme));
