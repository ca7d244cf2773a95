-- A wave is everybody's: of a "no" to its address the organiser who opened it is told.
create trigger known_owner after insert or delete on survey_wave
    for each row execute function keep_owner_by_column('opened_by');
