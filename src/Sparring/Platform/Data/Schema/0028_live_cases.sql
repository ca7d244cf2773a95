-- A case that is taken back is gone from every open page at once. Who said no is in no notice: everybody looks again.
create function tell_taken_back() returns trigger language plpgsql as $$
begin
    perform pg_notify('sparring_access', '*');
    return null;
end $$;
create trigger told_taken_back after update of taken_back_at on general_case
    for each row when (old.released_at is not null and old.taken_back_at is null and new.taken_back_at is not null)
    execute function tell_taken_back();
