-- What a page costs the database was mostly row-level security making itself ready: each policy of each table a statement names is
-- set up before the first row is read, and each subquery of a policy with it. The answers are those of before, except where said.

-- Who asks, from where and on which day: one call instead of the three or four it takes written out in each policy.
create or replace function tenant() returns uuid language plpgsql stable parallel safe as $$
begin
    return nullif(current_setting('sparring.tenant', true), '')::uuid;
end $$;

create or replace function viewer() returns uuid language plpgsql stable parallel safe as $$
begin
    return nullif(current_setting('sparring.viewer', true), '')::uuid;
end $$;

create or replace function today() returns date language plpgsql stable parallel safe as $$
begin
    return coalesce(nullif(current_setting('sparring.today', true), '')::date, current_date);
end $$;

create or replace function over_the_wall() returns boolean language plpgsql stable parallel safe as $$
begin
    return tenant() is null and is_system();
end $$;

-- Whoever enters is found here once, at the door; is_here asked the same for each row again.
create or replace function is_here(whom uuid) returns boolean language plpgsql stable parallel safe as $$
begin
    if whom::text = current_setting('sparring.here', true) then
        return true;
    end if;
    return exists (select 1 from person where id = whom and (left_on is null or left_on >= today()));
end $$;

-- Told at the beginning of each transaction: the organisation, who asks in it, or that it is the system's own work, and the day.
create function enter(of_tenant text, who text, as_system text, on_day text) returns void language plpgsql as $$
begin
    perform set_config('sparring.tenant', of_tenant, true), set_config('sparring.viewer', who, true),
        set_config('sparring.system', as_system, true), set_config('sparring.today', on_day, true),
        set_config('sparring.here', '', true);
    if who <> '' and is_here(viewer()) then
        perform set_config('sparring.here', who, true);
    end if;
end $$;

-- As in 0060, with the cheap questions first: is it her own, has she a role that may. The first yes ends it.
create or replace function may(wanted text, artefact_name text, subject uuid, programme_id uuid) returns boolean
language plpgsql stable parallel safe as $$
declare
    me uuid := viewer();
    plain text[];
    ending text[];
begin
    if me is null or subject is null or length(wanted) <> 1 then
        return false;
    end if;
    if subject = me and exists (
        select 1 from permission where artefact = artefact_name and actor = 'owner' and strpos(rights, wanted) > 0) then
        return is_here(me);
    end if;
    select coalesce(array_agg(actor) filter (where strpos(rights, 'L') = 0), '{}'),
           coalesce(array_agg(actor) filter (where strpos(rights, 'L') > 0), '{}')
        into plain, ending
        from permission where artefact = artefact_name and strpos(rights, wanted) > 0;
    if (plain <@ array['owner'] and ending = '{}') or not is_here(me) then
        return false;
    end if;
    if exists (
        select 1 from programme_role held
        where held.person = me and held.programme = programme_id and held.valid @> today()
          and held.role in ('participant', 'coach', 'organiser', 'facilitator', 'executive', 'data_protection_officer')
          and case held.role when 'coach' then 'other_coach' else held.role end = any (plain)) then
        return true;
    end if;
    -- Who coaches her or is in her group is found with her still here, and is not herself.
    if 'coach' = any (plain) and is_coach_of(subject, programme_id) then
        return true;
    end if;
    if 'group' = any (plain) and is_in_group_with(subject, programme_id) then
        return true;
    end if;
    if 'colleague' = any (plain) and exists (
        select 1 from person own join person other on other.tenant = own.tenant
        where own.id = me and not own.is_external and other.id = subject) then
        return true;
    end if;
    -- What is marked L asks for the dates of a role too: rare, and asked as it is written in 0006.
    return ending <> '{}' and grants_right(wanted, artefact_name, relations_to(subject, programme_id), programme_id);
end $$;

-- What the viewer takes part in, asked once for a statement, and only when a row gets that far. Whoever has left takes part in nothing;
-- role_of_viewer, which stood in these places, knew nobody's last day here.
create function programmes_of_viewer(variadic roles text[]) returns uuid[] language plpgsql stable parallel safe as $$
begin
    if not is_here(viewer()) then
        return '{}';
    end if;
    return array(
        select held.programme from programme_role held
        where held.person = viewer() and held.role = any (roles) and held.valid @> today());
end $$;

create function groups_of_viewer() returns uuid[] language plpgsql stable parallel safe as $$
begin
    if not is_here(viewer()) then
        return '{}';
    end if;
    return array(
        select m.sparring_group from sparring_group_member m where m.person = viewer() and m.valid @> today());
end $$;

create function groups_coached_by_viewer() returns uuid[] language plpgsql stable parallel safe as $$
begin
    if not is_here(viewer()) then
        return '{}';
    end if;
    return array(
        select c.sparring_group from sparring_group_coach c where c.person = viewer() and c.valid @> today());
end $$;

create or replace view booked_group_of_viewer with (security_invoker = true) as
    select b.sparring_group from coaching_booker b
    where b.person = (select viewer()) and b.programme = any ((select programmes_of_viewer('booker', 'organiser'))::uuid[]);

alter policy read_own on coaching_session using (
    coach = (select viewer()) or (select is_system())
    or sparring_group = any ((select groups_of_viewer())::uuid[])
    or sparring_group = any ((select groups_coached_by_viewer())::uuid[])
    or programme = any ((select programmes_of_viewer('organiser'))::uuid[])
    or (booker = (select viewer()) and (starts_at < (select today())
        or programme = any ((select programmes_of_viewer('booker', 'organiser', 'coach'))::uuid[])))
    or sparring_group in (select sparring_group from booked_group_of_viewer));

-- Insights are few: a question for the row is cheaper than getting ready to ask all there could be.
create function insight_reaches_viewer(programme_id uuid, audience text) returns boolean
language plpgsql stable parallel safe as $$
begin
    return is_here(viewer()) and exists (
        select 1 from programme_role held
        where held.person = viewer() and held.programme = programme_id and held.valid @> today()
          and (held.role = 'organiser'
               or (held.role = 'executive' and audience in ('executives', 'forum'))
               or (held.role = 'participant' and audience = 'forum')));
end $$;

create function stands_behind_insight(insight_id uuid) returns boolean language plpgsql stable parallel safe as $$
begin
    return exists (
        select 1 from coaching_insight_group g
        where g.insight = insight_id and g.sparring_group = any (groups_of_viewer()));
end $$;

alter policy coach_marks on coaching_insight_group using (sparring_group = any ((select groups_coached_by_viewer())::uuid[]));
alter policy marked on coaching_insight_group using (
    marked_by = viewer() or sparring_group = any ((select groups_of_viewer())::uuid[]));
alter policy groups_behind on coaching_insight using (
    offered_on is not null and withdrawn_on is null and stands_behind_insight(id));
alter policy released on coaching_insight using (
    released_on is not null and withdrawn_on is null and insight_reaches_viewer(programme, audience));

alter policy known on joint_part using (
    programme = any ((select programmes_of_viewer('participant', 'organiser', 'executive'))::uuid[]));
alter policy forum_reads on ground_rules using (
    begun_by = viewer()
    or (number > 0 and programme = any ((select programmes_of_viewer('participant', 'organiser', 'executive'))::uuid[])));

-- Who leads it or owns it reads it by a policy of its own; nobody asks whether she may be shown it too.
alter policy told on joint_action using (told_at is not null and lead <> viewer() and may_of_joint('C', id, programme));
alter policy shared on trial_action using (owner <> viewer() and shared_nearby('trial-action', id, owner, programme));

-- What is the viewer's own is one question for a statement: she has dozens of trial actions.
create function may_own(wanted text, artefact_name text) returns boolean language plpgsql stable parallel safe as $$
begin
    return exists (
        select 1 from permission where artefact = artefact_name and actor = 'owner' and strpos(rights, wanted) > 0)
        and is_here(viewer());
end $$;

alter policy own on trial_action using (
    (owner = viewer() and (select may_own('W', 'trial-action'))) or may('W', 'trial-action', owner, programme));

-- Her own place in a wave says nothing she does not know; the wave itself asks as before.
alter policy as_its_wave on survey_place using (
    (person = (select viewer()) and (select is_here(viewer()))) or wave in (select w.id from survey_wave w));

-- Of general cases a leader mostly has none: what they hang on is a question for the row, not a plan made ready for each page.
create function gave_to_case(case_id uuid) returns boolean language plpgsql stable parallel safe as $$
begin
    return exists (select 1 from general_case_source s where s.general_case = case_id and s.owner = viewer());
end $$;

create function case_reaches_viewer(case_id uuid) returns boolean language plpgsql stable parallel safe as $$
begin
    return exists (
        select 1 from general_case_release r where r.general_case = case_id and in_group(r.sparring_group));
end $$;

create function is_source_of(case_id uuid, dilemma_id uuid) returns boolean language plpgsql stable parallel safe as $$
begin
    return exists (
        select 1 from general_case_source s where s.general_case = case_id and s.dilemma = dilemma_id);
end $$;

create function may_read_dilemma(dilemma_id uuid) returns boolean language plpgsql stable parallel safe as $$
begin
    return exists (
        select 1 from dilemma_sent s where s.id = dilemma_id and may('R', 'dilemma', s.owner, s.programme));
end $$;

create function sees_group_of_insight(insight_id uuid, group_id uuid) returns boolean language plpgsql stable parallel safe as $$
begin
    return exists (
        select 1 from coaching_insight_group g where g.insight = insight_id and g.sparring_group = group_id);
end $$;

alter policy author on general_case using (gave_to_case(id));
alter policy group_reads on general_case using (released_at is not null and case_reaches_viewer(id));
alter policy maker on general_case_answer using (coach = viewer() and is_source_of(general_case, dilemma));
alter policy author_and_coach on dilemma_rewrite using (owner = viewer() or may_read_dilemma(dilemma));
alter policy coach_sees on coaching_insight_veto using (sees_group_of_insight(insight, sparring_group));
