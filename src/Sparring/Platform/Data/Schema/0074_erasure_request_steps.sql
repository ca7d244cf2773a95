-- Each takes her own step once, and changes nothing else of what was asked for: she stops it, the officer begins it, the system notes
-- what came of it.
create function keep_erasure_request() returns trigger language plpgsql as $$
declare
    own constant boolean := coalesce(old.person = viewer(), false);
    step constant text[] := case
        when is_system() then array['hindered_on', 'ended_at']
        when own then array['stopped_at']
        else array['told_at', 'due_on'] end;
begin
    if to_jsonb(new) - step is distinct from to_jsonb(old) - step
        or old.stopped_at is not null or old.ended_at is not null
        or (old.told_at is not null and not own and not is_system()) then
        raise exception 'Of a request to be erased this step is not the viewer''s, or it is taken.';
    end if;
    return new;
end $$;
create trigger kept before update on erasure_request for each row execute function keep_erasure_request();
