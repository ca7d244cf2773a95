namespace Sparring.GroupComposition.Scheduling;

/// <summary>The times at which least would have to be freed for a session that has none, other sessions left where they are.</summary>
internal sealed class FindRemedies(Tables tables, PossibleTimes times)
{
    private readonly IReadOnlyList<int> _members = tables.Problem.Groups[times.Needs.Group].People;
    private readonly List<(int Missing, Remedy Remedy)> _best = [];

    /// <summary>The least first, each with another coach or other people to free.</summary>
    public IReadOnlyList<Remedy> Least(int most)
    {
        var (first, last) = (Math.Max(times.FirstDay, times.EarliestDay), Math.Min(times.LastDay, times.LatestDay));
        for (var day = first; day <= last; day++)
        {
            for (var slot = 0; slot + times.Need.Slots <= tables.Slots; slot++)
            {
                AddAt(day, slot, most);
            }
        }

        return [.. _best.Select(found => found.Remedy)];
    }

    private void AddAt(int day, int slot, int most)
    {
        var span = StartMasks.Span(slot, slot + times.Need.Slots);
        var busy = _members.Where(person => (tables.Problem.People[person].Busy[day] & span) != 0).ToList();
        foreach (var coach in times.Coaches)
        {
            var person = tables.Problem.Coaches[coach].Person;
            var away = (tables.Problem.People[person].Busy[day] & span) != 0;
            var full = !times.HasPlace(coach);
            foreach (var (room, place) in times.Needs.Ways[times.Session])
            {
                var closed = room >= 0 && (tables.Problem.Rooms[room].Availability.Busy[day] & span) != 0;
                var missing = busy.Count + (away ? 1 : 0) + (full ? 1 : 0) + (closed ? 1 : 0);
                if (Worth(missing, most) && (times.Taken(coach, day, room, place) >> slot & 1) == 0)
                {
                    int[] free = away ? [.. busy, person] : [.. busy];
                    Keep(missing, new Remedy(day, slot, coach, room < 0 ? null : room, free, full, closed), most);
                }
            }
        }
    }

    // Nothing missing is no remedy: the session would have been placed had it been worth its cost.
    private bool Worth(int missing, int most) => missing > 0 && (_best.Count < most || missing < _best[^1].Missing);

    private void Keep(int missing, Remedy remedy, int most)
    {
        if (_best.FindIndex(found => Same(found.Remedy, remedy)) is >= 0 and var same)
        {
            if (_best[same].Missing <= missing)
            {
                return;
            }

            _best.RemoveAt(same);
        }

        var at = _best.FindIndex(found => found.Missing > missing);
        _best.Insert(at < 0 ? _best.Count : at, (missing, remedy));
        if (_best.Count > most)
        {
            _best.RemoveAt(most);
        }
    }

    private static bool Same(Remedy one, Remedy other) =>
        one.Coach == other.Coach
        && one.MoreLoad == other.MoreLoad
        && one.FreeRoom == other.FreeRoom
        && one.FreePeople.SequenceEqual(other.FreePeople);
}
