-- Entering and the question that always follows it are one statement: every page asks one less, the start page two.

-- Whoever asks for a round of questions enters with her roles at hand.
create function enter_with_roles(of_tenant text, who text, on_day text) returns void language plpgsql as $$
begin
    perform enter(of_tenant, who, '', on_day);
    perform keep_roles();
end $$;

-- Who is signed in with a token of this hash, and in which roles. Enters as the system; whoever asks next has to enter anew.
-- The roles are found here and not by roles_of(p.id): that one is planned anew at every call, four times the whole cost.
create function who_is_signed_in(hash bytea, at timestamptz, on_day text)
returns table (
    tenant uuid, person uuid, name text, language text, roles text[],
    session uuid, last_used_on date, organisation text, programme text)
language plpgsql rows 1 as $$
#variable_conflict use_column
begin
    perform enter('', '', 'on', on_day);
    return query
        select p.tenant, p.id, p.name, p.language,
               array(select distinct r.role from programme_role r where r.person = p.id and r.valid @> today()),
               s.id, s.last_used_on, o.name,
               (select g.title from programme_choice c join programme g on g.id = c.programme
                where c.person = p.id and exists (select 1 from programme_role r where r.person = p.id
                                                  and r.programme = c.programme and r.valid @> today()))
        from sign_in_session s join person p on p.id = s.person join organisation o on o.id = p.tenant
        where s.token_hash = hash and s.ended_at is null and s.expires_at > at
          and (p.left_on is null or p.left_on >= today());
end $$;
