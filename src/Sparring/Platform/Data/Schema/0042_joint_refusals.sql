-- What is tried together belongs to those who take part: of a "no" to its address the leader who leads it is told.
create trigger known_owner after insert or delete or update of lead on joint_action
    for each row execute function keep_owner_by_column('lead');
