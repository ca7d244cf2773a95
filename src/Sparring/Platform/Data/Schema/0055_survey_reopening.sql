-- A closed wave's answers opened a second time: one asks with a reason, another person agrees, everybody asked is told, and a week
-- later the frozen plan is computed anew. Each step is a fact with a time; the database itself keeps the two people apart.
create table survey_reopening (
    tenant uuid not null references organisation,
    id uuid primary key,
    wave uuid not null references survey_wave,
    programme uuid not null references programme,
    reason text not null check (length(reason) between 1 and 2000),
    asked_by uuid not null references person,
    asked_at timestamptz not null,
    agree_by date not null,
    agreed_by uuid references person,
    agreed_at timestamptz,
    opens_on date,
    withdrawn_by uuid references person,
    withdrawn_at timestamptz,
    lapsed_at timestamptz,                        -- nobody agreed in time, or the key was gone
    opened_at timestamptz,
    check (agreed_by <> asked_by),
    check ((agreed_by is null) = (agreed_at is null) and (agreed_by is null) = (opens_on is null)),
    check ((withdrawn_by is null) = (withdrawn_at is null)),
    check (opened_at is null or (agreed_by is not null and withdrawn_at is null and lapsed_at is null))
);
create unique index survey_reopening_standing on survey_reopening (wave)
    where withdrawn_at is null and lapsed_at is null and opened_at is null;
create index survey_reopening_wave on survey_reopening (wave, asked_at);
create index survey_reopening_programme on survey_reopening (programme);
create index survey_reopening_asked_by on survey_reopening (asked_by);
create index survey_reopening_agreed_by on survey_reopening (agreed_by) where agreed_by is not null;
create index survey_reopening_withdrawn_by on survey_reopening (withdrawn_by) where withdrawn_by is not null;

-- Organisers, and whoever looks after data protection in the programme.
create function may_reopen(programme_id uuid) returns boolean language sql stable as $$
    select exists (
        select 1 from programme_role held
        where held.programme = programme_id and held.person = viewer() and held.valid @> today()
          and held.role in ('organiser', 'data_protection_officer'))
$$;

call wall('survey_reopening');
create policy due on survey_reopening for select using (is_system());
create policy as_its_wave on survey_reopening for select using (exists (select 1 from survey_wave w where w.id = wave));
create policy organiser_asks on survey_reopening for insert with check (
    asked_by = viewer() and agreed_by is null and opened_at is null and organises(programme)
    and exists (select 1 from survey_wave w where w.id = wave and w.programme = survey_reopening.programme and w.closed_at is not null));
create policy two_people on survey_reopening for update
    using (opened_at is null and withdrawn_at is null and lapsed_at is null and may_reopen(programme))
    with check (may_reopen(programme));

-- What was asked stays as it was asked; whoever agrees is herself and another; nobody is told less than a week before.
create function keep_reopening() returns trigger language plpgsql as $$
begin
    if (old.wave, old.programme, old.reason, old.asked_by, old.asked_at, old.agree_by)
        is distinct from (new.wave, new.programme, new.reason, new.asked_by, new.asked_at, new.agree_by)
        or (old.agreed_by is not null and (old.agreed_by, old.agreed_at, old.opens_on) is distinct from (new.agreed_by, new.agreed_at, new.opens_on))
        or (old.agreed_by is null and new.agreed_by is not null
            and (new.agreed_by is distinct from viewer() or today() > old.agree_by or new.opens_on < today() + 7))
        or (old.opened_at is null and new.opened_at is not null and (old.agreed_by is null or old.opens_on > today())) then
        raise exception 'Answers are opened again by two people, a week after everybody was told.';
    end if;
    return new;
end $$;
create trigger kept before update on survey_reopening for each row execute function keep_reopening();

create function is_being_reopened(wave_id uuid) returns boolean language sql stable as $$
    select exists (
        select 1 from survey_reopening r
        where r.wave = wave_id and r.agreed_by is not null and r.opens_on <= today()
          and r.opened_at is null and r.withdrawn_at is null and r.lapsed_at is null)
$$;

create policy reopened on survey_wave for update
    using (closed_at is not null and may('S', 'survey-answers', opened_by, programme) and is_being_reopened(id))
    with check (may('S', 'survey-answers', opened_by, programme));

-- Which wave's boxes lie open in this transaction: that of a wave or a later one which is being closed or, as two people agreed,
-- opened again, or whose answers are being deleted. Asked once for a statement.
create function wave_being_opened() returns uuid language plpgsql stable as $$
declare
    wanted uuid := nullif(current_setting('sparring.opening', true), '')::uuid;
begin
    if wanted is not null and (
        exists (
            select 1 from survey_wave w join survey_wave later on later.programme = w.programme and later.number >= w.number
            where w.id = wanted and (later.closed_at is null or is_being_reopened(later.id)))
        or (is_system() and exists (select 1 from survey_deletion d where d.id = wanted and d.deleted_at is null))) then
        return wanted;
    end if;
    return null;
end $$;
drop policy at_closing on survey_box;
create policy at_closing on survey_box using (wave = (select wave_being_opened())) with check (wave = (select wave_being_opened()));
