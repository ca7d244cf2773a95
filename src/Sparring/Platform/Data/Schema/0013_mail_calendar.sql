-- Messages to one person each, written in the transaction of what they tell of. The text is emptied once it has left:
-- a stolen database holds no sign-in link that still waits in an old row.
create table outbox_message (
    tenant uuid not null references organisation,
    id uuid primary key,
    kind text not null,
    about uuid not null,
    version int not null,
    recipient uuid not null references person,
    sender uuid references person,
    subject text not null,
    body text not null,
    calendar text,
    created_at timestamptz not null,
    next_try_at timestamptz not null,
    tried_at timestamptz,
    attempts int not null default 0,
    last_fault text check (last_fault in ('unreachable', 'refused', 'busy', 'sign_in', 'broken', 'left')),
    sent_at timestamptz,
    given_up_at timestamptz,
    unique (tenant, kind, about, recipient, version)
);
create index outbox_message_waiting on outbox_message (next_try_at) where sent_at is null and given_up_at is null;
create index outbox_message_recipient on outbox_message (recipient);

-- Where mail lands when no mail server is set: the page of sent mail.
create table delivered_mail (
    tenant uuid not null references organisation,
    message uuid primary key,
    recipient uuid not null references person,
    to_name text not null,
    to_address text not null,
    from_name text not null,
    subject text not null,
    body text not null,
    calendar text,
    delivered_at timestamptz not null
);
create index delivered_mail_newest on delivered_mail (delivered_at desc, message);

call wall('outbox_message', 'delivered_mail');
-- Anybody inside may put a message out; the system sends it. Each reads what came to her; of what went in
-- her name, only that it went: its text is emptied as it is sent, and what still waits is the recipient's.
create policy put on outbox_message for insert with check (true);
create policy send on outbox_message using (is_system()) with check (is_system());
create policy deliver on delivered_mail using (is_system()) with check (is_system());
create policy own on outbox_message for select
    using (viewer() = recipient or (viewer() = sender and sent_at is not null));
create policy own on delivered_mail for select using (recipient = viewer());

create function tell_outbox() returns trigger language plpgsql as $$
begin
    perform pg_notify('sparring_outbox', '');
    return null;
end $$;
create trigger outbox_message_put after insert on outbox_message for each statement execute function tell_outbox();

-- A person's secret calendar address: only its hash is kept. Renewed by making a new one and ending the old.
create table calendar_feed (
    tenant uuid not null references organisation,
    person uuid not null references person,
    token_hash bytea primary key,
    made_at timestamptz not null,
    last_read_on date,
    ended_at timestamptz
);
create unique index calendar_feed_one on calendar_feed (person) where ended_at is null;

-- How many days before a deadline those who are not done are reminded; one or two times.
create table reminder_plan (
    tenant uuid not null references organisation,
    programme uuid primary key references programme,
    days_before int[] not null check (cardinality(days_before) between 0 and 2),
    changed_by uuid not null references person,
    changed_at timestamptz not null
);

-- A reminder that has gone out: to how many, from whom. Its row is taken before it goes, so it goes once.
create table reminder_run (
    tenant uuid not null references organisation,
    programme uuid not null references programme,
    kind text not null,
    day date not null,
    days_before int not null,
    sender uuid not null references person,
    recipients int not null,
    ran_at timestamptz not null,
    primary key (programme, kind, day, days_before)
);

-- The invitation to the programme: pressed once; who joins later gets the same.
create table programme_invitation (
    tenant uuid not null references organisation,
    programme uuid primary key references programme,
    sender uuid not null references person,
    words text not null,
    pressed_by uuid not null references person,
    pressed_at timestamptz not null
);

call wall('calendar_feed', 'reminder_plan', 'reminder_run', 'programme_invitation');
create policy own on calendar_feed using (person = viewer() or is_system()) with check (person = viewer() or is_system());
call open_inside('reminder_plan', 'reminder_run', 'programme_invitation');
