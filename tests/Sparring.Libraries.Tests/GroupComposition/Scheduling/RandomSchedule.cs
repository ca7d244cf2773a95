using Sparring.GroupComposition.Scheduling;

namespace Sparring.Libraries.Tests.GroupComposition.Scheduling;

/// <summary>Coaching problems of every kind, small enough that all schedules can be tried: rooms, travel, wishes, shared people.</summary>
internal sealed class RandomSchedule(int seed)
{
    private readonly Random _chance = new(seed);
    private int _days;
    private int _slots;

    public static ScheduleProblem Of(int seed) => new RandomSchedule(seed).Make(most: 3);

    /// <summary>More groups than can be tried one by one.</summary>
    public static ScheduleProblem Larger(int seed) => new RandomSchedule(seed).Make(most: 9);

    private ScheduleProblem Make(int most)
    {
        (_days, _slots) = (2 + Below(most), 3 + Below(3));
        var (groups, coaches) = (1 + Below(most), 1 + Below(2));
        var places = Below(3) == 0 ? 2 : 0;
        var rooms = Below(2) * (1 + Below(2));
        var people = (2 * groups) + coaches;
        return new ScheduleProblem
        {
            Days = _days,
            Slots = _slots,
            People = [.. Enumerable.Range(0, people).Select(_ => Calendar())],
            Coaches = [.. Enumerable.Range(0, coaches).Select(coach => Coach((2 * groups) + coach, groups))],
            Rooms = [.. Enumerable.Range(0, rooms).Select(_ => Room(places))],
            Travel = [.. Enumerable.Range(0, places).Select(from => Travel(from, places))],
            StartCosts = Below(3) == 0 ? [] : [.. Enumerable.Range(0, _slots).Select(_ => (long)Below(5))],
            UnplacedCost = Below(4) == 0 ? 3 : 100,
            PreferNotCost = 2,
            Groups = [.. Enumerable.Range(0, groups).Select(group => Group(group, people, coaches, rooms, places))],
            Elsewhere =
                Below(3) == 0 ? [.. Enumerable.Range(0, 1 + Below(2)).Select(_ => Elsewhere(people, places))] : [],
        };
    }

    // Now and then before the day begins, or after it has ended.
    private Elsewhere Elsewhere(int people, int places) =>
        new(Below(people), Below(_days), Below(_slots + 2) - 1, 1 + Below(2), Below(Math.Max(1, places)));

    private int Below(int limit) => _chance.Next(limit);

    private Availability Calendar() =>
        new()
        {
            Busy = [.. Enumerable.Range(0, _days).Select(_ => Bits(busyOfTen: 2))],
            PreferNot = Below(4) == 0 ? [.. Enumerable.Range(0, _days).Select(_ => Bits(busyOfTen: 3))] : [],
        };

    private ulong Bits(int busyOfTen) =>
        Enumerable.Range(0, _slots).Aggregate(0UL, (bits, slot) => Below(10) < busyOfTen ? bits | (1UL << slot) : bits);

    private Coach Coach(int person, int groups) =>
        new()
        {
            Person = person,
            MostGroups = Below(3) == 0 ? 1 : groups,
            Gap = Below(2),
        };

    private CoachingRoom Room(int places) => new() { Availability = Calendar(), Place = Below(Math.Max(1, places)) };

    private int[] Travel(int from, int places) =>
        [.. Enumerable.Range(0, places).Select(to => from == to ? 0 : 1 + Below(2))];

    private CoachedGroup Group(int group, int people, int coaches, int rooms, int places) =>
        new()
        {
            // Now and then somebody sits in another group too, or coaches one.
            People = Below(4) == 0 ? [2 * group, Other(2 * group, people)] : [2 * group, (2 * group) + 1],
            Coaches = Below(3) == 0 ? [Below(coaches)] : null,
            Place = Below(Math.Max(1, places)),
            Sessions = [.. Enumerable.Range(0, 1 + Below(2)).Select(_ => Need(rooms))],
        };

    private int Other(int person, int people) => (person + 1 + Below(people - 1)) % people;

    private SessionNeed Need(int rooms)
    {
        var first = Below(_days);
        var least = Below(3);
        return new SessionNeed
        {
            Slots = 1 + Below(2),
            FirstDay = Below(2) == 0 ? 0 : first,
            LastDay = Below(2) == 0 ? _days - 1 : first,
            NotBefore = Below(4) == 0 ? 1 : 0,
            LeastDays = least,
            MostDays = Below(3) == 0 ? Math.Max(1, least) : int.MaxValue,
            Rooms = rooms == 0 || Below(2) == 0 ? null : [.. Enumerable.Range(0, rooms)],
        };
    }
}
