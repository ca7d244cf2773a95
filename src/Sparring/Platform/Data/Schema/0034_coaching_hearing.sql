-- A released point is read by those the matrix names: of the coaches only by hers.
alter policy released on coaching_insight using (
    released_on is not null and withdrawn_on is null
    and exists (select 1 from role_of_viewer r where r.programme = coaching_insight.programme and (
        r.role = 'organiser'
        or (r.role = 'executive' and audience in ('executives', 'forum'))
        or (r.role = 'participant' and audience = 'forum'))));

-- The groups behind a point are marked as it is offered, in one go, by the coach whose point it is: none is added while it is
-- heard. In its own language, so that the two tables' policies do not ask each other without end.
alter table coaching_insight add column if not exists offered_in xid8 not null default pg_current_xact_id();
create or replace function is_being_offered(insight_id uuid) returns boolean language plpgsql stable as $$
begin
    return exists (select 1 from coaching_insight i
                   where i.id = insight_id and i.coach = viewer() and i.offered_in = pg_current_xact_id());
end $$;
alter policy coach_marks on coaching_insight_group using (coaches_group(sparring_group))
    with check (marked_by = viewer() and coaches_group(sparring_group) and is_being_offered(insight));

-- Anybody at the table writes a line; only its owner says yes to it, and how it went.
create or replace function keep_word_with_owner() returns trigger language plpgsql as $$
declare is_allowed boolean;
begin
    if viewer() is null then
        is_allowed := true;                       -- a restored copy; row-level security lets nobody else write without a viewer
    elsif tg_op = 'INSERT' then
        is_allowed := new.owner = viewer() or (new.agreed_at is null and new.outcome is null);
    else
        is_allowed := new.owner = old.owner and new.session = old.session and (
            new.owner = viewer()
            or ((new.agreed_at is null or (new.agreed_at = old.agreed_at and new.version = old.version))
                and (new.outcome, new.outcome_sealed, new.outcome_at)
                    is not distinct from (old.outcome, old.outcome_sealed, old.outcome_at)));
    end if;
    if not coalesce(is_allowed, false) then
        raise insufficient_privilege using message = 'Only the owner of a line agrees to it and says how it went.';
    end if;
    return new;
end $$;
create or replace trigger owners_word before insert or update on session_commitment
    for each row execute function keep_word_with_owner();

-- Sessions and cases from before refusals were noted have a coach too. Whoever applies this is nobody's viewer, and a session
-- or a case of any organisation is to be known.
alter table coaching_session no force row level security;
alter table general_case no force row level security;
alter table artefact_owner no force row level security;
insert into artefact_owner (tenant, id, owner, programme)
    select tenant, id, coach, programme from coaching_session
    union all
    select tenant, id, coach, programme from general_case
    on conflict (id) do nothing;
alter table coaching_session force row level security;
alter table general_case force row level security;
alter table artefact_owner force row level security;
