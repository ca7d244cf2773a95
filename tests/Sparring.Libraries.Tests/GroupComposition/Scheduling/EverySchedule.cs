using Sparring.GroupComposition.Scheduling;

namespace Sparring.Libraries.Tests.GroupComposition.Scheduling;

/// <summary>The least cost by trying every time of every session, with nothing but the rules.</summary>
internal sealed class EverySchedule(ScheduleProblem problem)
{
    private readonly List<(int Group, int Session)> _all =
    [
        .. problem.Groups.SelectMany((group, number) => group.Sessions.Select((_, session) => (number, session))),
    ];

    private readonly List<PlacedSession> _placed = [];
    private long _least;

    public static long LeastCost(ScheduleProblem problem)
    {
        var every = new EverySchedule(problem);
        every._least = long.MaxValue;
        every.Try(0, 0);
        return every._least;
    }

    private void Try(int at, long cost)
    {
        if (cost >= _least)
            return;
        if (at == _all.Count)
        {
            _least = cost;
            return;
        }

        var (group, session) = _all[at];
        if (problem.Groups[group].Sessions[session].Agreed is { } agreed)
        {
            Place(new(group, session, agreed.Day, agreed.Slot, agreed.Coach, agreed.Room, true), at, cost);
            return;
        }

        foreach (var time in Times(group, session))
            Place(time, at, cost);
        Try(at + 1, cost + problem.UnplacedCost);
    }

    private void Place(PlacedSession time, int at, long cost)
    {
        _placed.Add(time);
        if (ScheduleRules.BrokenBy(problem, _placed).Count == 0)
            Try(at + 1, cost + OwnCost(time));
        _placed.RemoveAt(_placed.Count - 1);
    }

    private long OwnCost(PlacedSession time) => ScheduleRules.CostOf(problem with { UnplacedCost = 0 }, [time]);

    private IEnumerable<PlacedSession> Times(int number, int session)
    {
        var need = problem.Groups[number].Sessions[session];
        var rooms = need.Rooms?.Select(room => (int?)room).ToArray() ?? [null];
        return from day in Enumerable.Range(0, problem.Days)
            from slot in Enumerable.Range(0, Math.Max(0, problem.Slots - need.Slots + 1))
            from coach in Enumerable.Range(0, problem.Coaches.Count)
            from room in rooms
            select new PlacedSession(number, session, day, slot, coach, room, Agreed: false);
    }
}
