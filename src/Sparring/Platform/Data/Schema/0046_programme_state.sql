-- That a programme was started, closed or opened again stands in its history beside every other change.
alter table programme_change drop constraint programme_change_kind_check;
alter table programme_change add check (kind in ('import', 'copy', 'edit', 'undo', 'start', 'close', 'reopen'));
