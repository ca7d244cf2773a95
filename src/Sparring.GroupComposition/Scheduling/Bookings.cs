namespace Sparring.GroupComposition.Scheduling;

/// <summary>A session at its time.</summary>
internal readonly record struct Booking(int Day, int Slot, int Length, int Place, int Coach, int Room)
{
    public int End => Slot + Length;
}

/// <summary>What is booked, by coach, room and shared person, and which starts that leaves.</summary>
internal sealed class Bookings(ScheduleProblem problem, SharedPeople shared)
{
    private readonly List<Booking>?[] _coaches = new List<Booking>?[problem.Coaches.Count * problem.Days];
    private readonly List<Booking>?[] _rooms = new List<Booking>?[problem.Rooms.Count * problem.Days];
    private readonly List<Booking>?[] _people = new List<Booking>?[shared.Count * problem.Days];

    public IReadOnlyList<Booking> OfCoach(int coach, int day) => _coaches[(coach * problem.Days) + day] ?? [];

    public void Add(int group, Booking booking)
    {
        Add(ref _coaches[(booking.Coach * problem.Days) + booking.Day], booking);
        if (booking.Room >= 0)
        {
            Add(ref _rooms[(booking.Room * problem.Days) + booking.Day], booking);
        }

        foreach (var person in shared.InGroup[group])
        {
            Add(ref _people[(person * problem.Days) + booking.Day], booking);
        }

        if (shared.AsCoach[booking.Coach] is >= 0 and var coach)
        {
            Add(ref _people[(coach * problem.Days) + booking.Day], booking);
        }
    }

    /// <summary>What a person has besides the groups.</summary>
    public void Add(Elsewhere own) =>
        Add(
            ref _people[(shared.Numbers[own.Person] * problem.Days) + own.Day],
            new Booking(own.Day, own.Slot, own.Slots, own.Place, Coach: -1, Room: -1)
        );

    public void Remove(int group, Booking booking)
    {
        _coaches[(booking.Coach * problem.Days) + booking.Day]?.Remove(booking);
        if (booking.Room >= 0)
        {
            _rooms[(booking.Room * problem.Days) + booking.Day]?.Remove(booking);
        }

        foreach (var person in shared.InGroup[group])
        {
            _people[(person * problem.Days) + booking.Day]?.Remove(booking);
        }

        if (shared.AsCoach[booking.Coach] is >= 0 and var coach)
        {
            _people[(coach * problem.Days) + booking.Day]?.Remove(booking);
        }
    }

    /// <summary>What somebody who could be wanted twice sits in or coaches.</summary>
    public IReadOnlyList<Booking> OfPerson(int shared, int day) => _people[(shared * problem.Days) + day] ?? [];

    /// <summary>Starts the coach cannot take any more, gap and travel included.</summary>
    /// <param name="place">Where; null: as though nobody had to travel.</param>
    public ulong CoachBlocked(int coach, int day, int length, int? place)
    {
        if (_coaches[(coach * problem.Days) + day] is not { Count: > 0 } list)
        {
            return BlockedAsMember(coach, day, length, place);
        }

        var blocked = BlockedAsMember(coach, day, length, place);
        foreach (var booking in list)
        {
            var before = Apart(coach, place, booking.Place);
            var after = Apart(coach, booking.Place, place);
            blocked |= StartMasks.Span(booking.Slot - length - before + 1, booking.End + after);
        }

        return blocked;
    }

    public ulong RoomBlocked(int room, int day, int length) =>
        Blocked(_rooms[(room * problem.Days) + day], length, place: null);

    /// <summary>Starts at which somebody of the group sits in another group's session, coaches one, or is on the way.</summary>
    /// <param name="place">Where; null: as though nobody had to travel.</param>
    public ulong GroupBlocked(int group, int day, int length, int? place)
    {
        var blocked = 0UL;
        foreach (var person in shared.InGroup[group])
        {
            blocked |= Blocked(_people[(person * problem.Days) + day], length, place);
        }

        return blocked;
    }

    /// <summary>Slots between a coach's session at one place and the next at another.</summary>
    public int Apart(int coach, int? from, int? to) => Math.Max(problem.Coaches[coach].Gap, Way(from, to));

    /// <summary>Slots it takes to get from one place to another; none where a place is not said.</summary>
    public int Way(int? from, int? to) =>
        problem.Travel.Count > 0 && from is { } there && to is { } here ? problem.Travel[there][here] : 0;

    private ulong BlockedAsMember(int coach, int day, int length, int? place) =>
        shared.AsCoach[coach] is >= 0 and var person
            ? Blocked(_people[(person * problem.Days) + day], length, place)
            : 0;

    private ulong Blocked(List<Booking>? list, int length, int? place)
    {
        var blocked = 0UL;
        if (list is not null)
        {
            foreach (var booking in list)
            {
                var (before, after) = (Way(place, booking.Place), Way(booking.Place, place));
                blocked |= StartMasks.Span(booking.Slot - length - before + 1, booking.End + after);
            }
        }

        return blocked;
    }

    private static void Add(ref List<Booking>? list, Booking booking) => (list ??= []).Add(booking);
}
