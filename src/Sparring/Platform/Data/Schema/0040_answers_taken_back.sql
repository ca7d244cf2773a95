-- Who answered an obstacle in public can take the answer back: the obstacle waits again, and anybody of the team answers anew.
create policy own_taken_back on obstacle_answer for delete using (person = viewer() and takes_part(programme, 'executive'));
