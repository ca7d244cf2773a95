-- Whom a person reports to, in the place where she works and as long as it lasts. Somebody outside a department reports to nobody here.
alter table employment add reports_to uuid references person on delete set null check (reports_to <> person);
create index employment_reports_to on employment (reports_to) where reports_to is not null;

-- As the file writes it (a number or an address), and who that is.
alter table people_import_person add reports_to text, add leader uuid;

-- Whether people who report to each other may share a group.
alter table group_proposal add line text not null default 'apart' check (line in ('apart', 'none'));
