-- Teams by colour with roles to play: what stands on the back of the badge.
alter table group_proposal drop constraint group_proposal_kind_check;
alter table group_proposal add constraint group_proposal_kind_check
    check (kind in ('sparring', 'tables', 'pairs', 'quartets', 'teams'));
alter table group_proposal add roles text[] not null default '{}';
alter table occasion_group add colour text check (colour <> '');
alter table occasion_seat add role text check (role <> '');
