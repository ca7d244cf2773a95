using System.Numerics;

namespace Sparring.GroupComposition.Scheduling;

/// <summary>One group as the search wants it.</summary>
internal sealed class GroupNeeds
{
    private readonly ScheduleProblem _problem;

    public GroupNeeds(ScheduleProblem problem, CoachedGroup group, int number)
    {
        (_problem, Group, Sessions, Count) = (problem, number, [.. group.Sessions], group.Sessions.Count);
        AgreedCoaches = [.. Sessions.Select(need => need.Agreed?.Coach).OfType<int>().Distinct()];
        int? usual = Sessions.LastOrDefault(need => need.Agreed is not null)?.Agreed?.Coach;
        IEnumerable<int> candidates =
            group.Coaches ?? (usual is { } coach ? [coach] : Enumerable.Range(0, problem.Coaches.Count));
        Candidates = [.. candidates.Where(coach => !group.People.Contains(problem.Coaches[coach].Person)).Order()];
        Open = Sessions.Count(need => need.Agreed is null);
        Ways = [.. Sessions.Select(need => WaysOf(need, group))];
        Starts = new ulong[Count][];
        OpenDays = new int[Count][];
        Costs = new long[Count][];
    }

    public int Group { get; }
    public SessionNeed[] Sessions { get; }
    public int Count { get; }

    /// <summary>How many sessions look for a time.</summary>
    public int Open { get; }

    /// <summary>Coaches with whom something is agreed; the group is among theirs already.</summary>
    public int[] AgreedCoaches { get; }

    public int[] Candidates { get; }

    /// <summary>Rooms each session may take, with their places; −1 is no room.</summary>
    public (int Room, int Place)[][] Ways { get; }

    /// <summary>For each session and day, the starts that suit everybody in the group.</summary>
    public ulong[][] Starts { get; }

    /// <summary>For each session, the days with such a start.</summary>
    public int[][] OpenDays { get; }

    /// <summary>For each session, what a start costs by day and slot, the coach's wishes apart; one day's row when all days cost the same.</summary>
    public long[][] Costs { get; }

    /// <summary>What the agreed sessions cost, and the others when none gets a time.</summary>
    public long Unplaced { get; private set; }

    public bool WithSame(int coach) => AgreedCoaches.Contains(coach);

    public long Cost(int session, int day, int slot) =>
        Costs[session] is var costs && costs.Length == _problem.Slots
            ? costs[slot]
            : costs[(day * _problem.Slots) + slot];

    public void FindStarts(Tables tables)
    {
        var members = _problem.Groups[Group].People;
        var free = new ulong[tables.Days];
        var wishes = members.Where(person => _problem.People[person].PreferNot.Count > 0).ToList();
        for (var day = 0; day < free.Length; day++)
        {
            free[day] = StartMasks.Day(tables.Slots);
            foreach (var person in members)
            {
                free[day] &= ~_problem.People[person].Busy[day];
            }
        }

        Unplaced = Open * _problem.UnplacedCost;
        for (var session = 0; session < Count; session++)
        {
            var need = Sessions[session];
            Starts[session] = StartsOf(need, free, tables);
            OpenDays[session] = [.. Enumerable.Range(0, tables.Days).Where(day => Starts[session][day] != 0)];
            Costs[session] = CostsOf(need.Slots, wishes);
            if (need.Agreed is { } agreed)
            {
                Unplaced +=
                    Cost(session, agreed.Day, agreed.Slot)
                    + tables.CoachCost(agreed.Coach, agreed.Day, agreed.Slot, need.Slots);
            }
        }
    }

    private ulong[] StartsOf(SessionNeed need, ulong[] free, Tables tables)
    {
        var starts = new ulong[free.Length];
        if (need.Agreed is not null)
        {
            return starts;
        }

        for (var day = Math.Max(need.FirstDay, need.NotBefore); day <= need.LastDay; day++)
        {
            var blocked = tables.Agreed.GroupBlocked(Group, day, need.Slots, place: null);
            starts[day] = StartMasks.Within(free[day], need.Slots) & ~blocked;
        }

        return starts;
    }

    private long[] CostsOf(int length, List<int> wishes)
    {
        var (days, slots) = (wishes.Count == 0 ? 1 : _problem.Days, _problem.Slots);
        var costs = new long[days * slots];
        for (var at = 0; at < costs.Length; at++)
        {
            var (day, slot) = (at / slots, at % slots);
            var span = StartMasks.Span(slot, slot + length);
            costs[at] = _problem.StartCosts.Count == 0 ? 0 : _problem.StartCosts[slot];
            foreach (var person in wishes)
            {
                costs[at] +=
                    _problem.PreferNotCost * BitOperations.PopCount(_problem.People[person].PreferNot[day] & span);
            }
        }

        return costs;
    }

    private (int Room, int Place)[] WaysOf(SessionNeed need, CoachedGroup group) =>
        need.Rooms is { } rooms ? [.. rooms.Select(room => (room, _problem.Rooms[room].Place))] : [(-1, group.Place)];
}
