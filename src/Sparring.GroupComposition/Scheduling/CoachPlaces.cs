namespace Sparring.GroupComposition.Scheduling;

/// <summary>Where a coach's own calendar and what is agreed let a session of some length at some place start.</summary>
internal sealed class CoachPlaces(ScheduleProblem problem, Bookings agreed)
{
    private readonly Dictionary<(int Coach, int Length, int? Place), ulong[]> _coaches = [];
    private readonly Dictionary<(int Room, int Length), ulong[]> _rooms = [];

    /// <summary>Where the coach can start.</summary>
    /// <param name="place">Where; null: as though nobody had to travel.</param>
    public ulong[] Coach(int coach, int length, int? place)
    {
        if (!_coaches.TryGetValue((coach, length, place), out var starts))
        {
            var busy = problem.People[problem.Coaches[coach].Person].Busy;
            starts = Starts(busy, length, day => agreed.CoachBlocked(coach, day, length, place));
            _coaches[(coach, length, place)] = starts;
        }

        return starts;
    }

    public ulong[] Room(int room, int length)
    {
        if (!_rooms.TryGetValue((room, length), out var starts))
        {
            var busy = problem.Rooms[room].Availability.Busy;
            starts = Starts(busy, length, day => agreed.RoomBlocked(room, day, length));
            _rooms[(room, length)] = starts;
        }

        return starts;
    }

    private ulong[] Starts(IReadOnlyList<ulong> busy, int length, Func<int, ulong> blocked)
    {
        var starts = new ulong[problem.Days];
        for (var day = 0; day < starts.Length; day++)
        {
            starts[day] = StartMasks.Within(~busy[day] & StartMasks.Day(problem.Slots), length) & ~blocked(day);
        }

        return starts;
    }
}
