-- What several leaders try together. Its texts are under a key of its own: they outlive whoever began it. What the forum is
-- told of it is a copy of the moment it was told, so that nobody reads over their shoulders.
create table joint_action (
    tenant uuid not null references organisation,
    id uuid primary key,
    programme uuid not null references programme,
    begun_by uuid not null references person,     -- part of the seal; never changed
    lead uuid not null references person,
    cluster text,                                 -- key of one of the programme's clusters
    due date,
    begun_at timestamptz not null,
    done_at timestamptz,
    reflected_at timestamptz,
    decided_at timestamptz,
    decision text check (decision in ('keep', 'adapt', 'drop', 'spread')),
    dropped_at timestamptz,
    told bytea,
    told_at timestamptz,
    check ((decided_at is null) = (decision is null)),
    check ((told is null) = (told_at is null))
);
create index joint_action_programme on joint_action (programme, begun_at, id);
create index joint_action_people on joint_action (lead, begun_by);

-- Who was asked to take part, and what she answered. Ids and moments only: what it is about, the rows above say.
create table joint_part (
    tenant uuid not null references organisation,
    action uuid not null references joint_action on delete cascade,
    programme uuid not null references programme,
    person uuid not null references person,
    asked_by uuid not null references person,
    asked_at timestamptz not null,
    joined_at timestamptz,
    ended_at timestamptz,                         -- she said no, or has left
    primary key (action, person)
);
create index joint_part_person on joint_part (person) where ended_at is null;
create index joint_part_asked_by on joint_part (asked_by);

create table joint_text (
    tenant uuid not null references organisation,
    action uuid not null references joint_action on delete cascade,
    programme uuid not null references programme,
    section text not null,
    revision int not null,
    sealed bytea not null,
    saved_at timestamptz not null,
    saved_by uuid not null references person,
    editor uuid not null,
    step int not null,
    primary key (action, section)
);
create index joint_text_saved_by on joint_text (saved_by);

-- What came of it, entry by entry, each its author's own: under her key, and shared by her alone.
create table joint_entry (
    tenant uuid not null references organisation,
    id uuid primary key,
    action uuid not null references joint_action on delete cascade,
    programme uuid not null references programme,
    author uuid not null references person,
    kind text not null check (kind in ('relational', 'structural', 'cultural', 'practice', 'citizen')),
    sealed bytea not null,
    noted_on date not null,
    forum_at timestamptz                          -- since then the forum reads it, where it is told of the action
);
create index joint_entry_action on joint_entry (action, noted_on, id);
create index joint_entry_author on joint_entry (author);

call wall('joint_action', 'joint_part', 'joint_text', 'joint_entry');

-- What the viewer is to a joint action, as the matrix names it: whoever takes part today owns it together with the others.
create function relations_to_joint(action_id uuid, programme_id uuid) returns text[]
language sql stable parallel safe as $$
    select array(
        select 'owner' where exists (
            select 1 from joint_part p
            where p.action = action_id and p.person = viewer() and p.joined_at is not null and p.ended_at is null)
        union
        select case held.role when 'coach' then 'other_coach' else held.role end from programme_role held
        where held.programme = programme_id and held.person = viewer() and held.valid @> today()
          and held.role in ('participant', 'coach', 'organiser', 'facilitator', 'executive', 'data_protection_officer')
    ) where is_here(viewer())
$$;

create function may_of_joint(wanted text, action_id uuid, programme_id uuid) returns boolean
language sql stable parallel safe as $$
    select grants_right(wanted, 'joint-action', relations_to_joint(action_id, programme_id), programme_id)
$$;

create function is_asked_to_joint(action_id uuid) returns boolean language sql stable parallel safe as $$
    select exists (select 1 from joint_part p where p.action = action_id and p.person = viewer() and p.ended_at is null)
        and is_here(viewer())
$$;

create function leads_joint(action_id uuid) returns boolean language sql stable parallel safe as $$
    select exists (select 1 from joint_action a where a.id = action_id and a.lead = viewer())
$$;

create policy led on joint_action for select using (lead = viewer() and is_here(viewer()));
create policy asked on joint_action for select using (is_asked_to_joint(id));
create policy told on joint_action for select using (told_at is not null and may_of_joint('C', id, programme));
create policy begun on joint_action for insert with check (
    begun_by = viewer() and lead = viewer() and told is null and takes_part(programme, 'participant'));
create policy together_change on joint_action for update using (may_of_joint('W', id, programme));

-- Rows point at each other, so who takes part does not ask who may read the action: the programme's own people see it.
create policy own on joint_part for select using (person = viewer());
create policy known on joint_part for select using (
    exists (select 1 from role_of_viewer r
            where r.programme = joint_part.programme and r.role in ('participant', 'organiser', 'executive')));
create policy begins on joint_part for insert with check (person = viewer() and asked_by = viewer() and leads_joint(action));
create policy asks on joint_part for insert with check (
    asked_by = viewer() and joined_at is null and may_of_joint('W', action, programme));
create policy asks_again on joint_part for update using (joined_at is null and may_of_joint('W', action, programme))
    with check (asked_by = viewer() and joined_at is null);
create policy takes_back on joint_part for delete using (joined_at is null and ended_at is null and may_of_joint('W', action, programme));
create policy answers on joint_part for update using (person = viewer() and ended_at is null) with check (person = viewer());

create policy together on joint_text for select using (may_of_joint('R', action, programme) or is_asked_to_joint(action));
create policy together_write on joint_text for insert with check (
    saved_by = viewer() and may_of_joint('W', action, programme));
create policy together_change on joint_text for update using (may_of_joint('W', action, programme))
    with check (saved_by = viewer());

create policy own on joint_entry for select using (author = viewer());
create policy own_ends on joint_entry for delete using (author = viewer());
create policy own_shares on joint_entry for update using (author = viewer()) with check (author = viewer());
create policy together on joint_entry for select using (may_of_joint('R', action, programme));
create policy together_note on joint_entry for insert with check (
    author = viewer() and may_of_joint('W', action, programme));
create policy told on joint_entry for select using (
    forum_at is not null and may_of_joint('C', action, programme)
    and exists (select 1 from joint_action a where a.id = action and a.told_at is not null));
