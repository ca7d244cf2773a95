-- A mark that was a mistake can be taken away by the coach who may set it.
create policy coach_undoes on session_attendance for delete using (may_of_session('W', 'coaching-notes', session));
