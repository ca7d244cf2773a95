-- Who asked for a sign-in link lately, for the limit that all nodes agree on. Only hashes, and only as long as the
-- limit looks back. Of no tenant: the answer must be the same before we know whose address it is.
create table sign_in_request (
    address_hash bytea not null,
    client_hash bytea not null,
    asked_at timestamptz not null
);
create index sign_in_request_address on sign_in_request (address_hash);
create index sign_in_request_client on sign_in_request (client_hash);
create index sign_in_request_asked on sign_in_request (asked_at);
alter table sign_in_request enable row level security;
alter table sign_in_request force row level security;
create policy system_only on sign_in_request using (is_system()) with check (is_system());

-- One address may be a person in several organisations.
create index person_email on person (email);
