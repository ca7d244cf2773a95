-- What the work between departments is about, where a wave asks each department about the others; null where it does not.
alter table survey_wave add column arena text check (length(arena) between 1 and 120);
