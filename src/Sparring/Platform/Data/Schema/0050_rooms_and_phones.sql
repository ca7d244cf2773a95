-- Breakout rooms and phone pairs; a gathering knows what its groups are, so that they are called by it.
alter table group_proposal drop constraint group_proposal_kind_check;
alter table group_proposal add constraint group_proposal_kind_check
    check (kind in ('sparring', 'tables', 'pairs', 'quartets', 'teams', 'rooms', 'phones'));
alter table occasion add kind text not null default 'tables'
    check (kind in ('tables', 'pairs', 'quartets', 'teams', 'rooms', 'phones'));

-- Those confirmed before this.
alter table occasion no force row level security;
alter table group_proposal no force row level security;
update occasion o set kind = p.kind from group_proposal p where p.occasion = o.id;
alter table occasion force row level security;
alter table group_proposal force row level security;
