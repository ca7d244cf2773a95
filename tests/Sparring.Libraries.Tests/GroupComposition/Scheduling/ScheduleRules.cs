using Sparring.GroupComposition.Scheduling;

namespace Sparring.Libraries.Tests.GroupComposition.Scheduling;

/// <summary>The rules once more, slot by slot and without anything of the search: what a schedule breaks, and what it costs.</summary>
internal sealed class ScheduleRules(ScheduleProblem problem, IReadOnlyList<PlacedSession> sessions)
{
    public static IReadOnlyList<string> BrokenBy(ScheduleProblem problem, IReadOnlyList<PlacedSession> sessions) =>
        [.. new ScheduleRules(problem, sessions).Broken()];

    public static long CostOf(ScheduleProblem problem, IReadOnlyList<PlacedSession> sessions)
    {
        var all = problem.Groups.Sum(group => group.Sessions.Count);
        var rules = new ScheduleRules(problem, sessions);
        return ((all - sessions.Count) * problem.UnplacedCost) + sessions.Sum(rules.Cost);
    }

    private IEnumerable<string> Broken() =>
        sessions.SelectMany(OfOne).Concat(sessions.SelectMany(OfTwo)).Concat(OfGroups()).Concat(OfLoads());

    private SessionNeed Need(PlacedSession at) => problem.Groups[at.Group].Sessions[at.Session];

    private int[] SlotsOf(PlacedSession at) => [.. Enumerable.Range(at.Slot, Need(at).Slots)];

    private int PersonOf(PlacedSession at) => problem.Coaches[at.Coach].Person;

    private int[] PeopleOf(PlacedSession at) => [.. problem.Groups[at.Group].People, PersonOf(at)];

    private int PlaceOf(PlacedSession at) =>
        Need(at).Agreed?.Place ?? (at.Room is { } room ? problem.Rooms[room].Place : problem.Groups[at.Group].Place);

    private long Cost(PlacedSession at)
    {
        var unwelcome = PeopleOf(at)
            .Distinct()
            .Sum(person => SlotsOf(at).Count(slot => Has(problem.People[person].PreferNot, at.Day, slot)));
        return (problem.StartCosts.Count == 0 ? 0 : problem.StartCosts[at.Slot]) + (unwelcome * problem.PreferNotCost);
    }

    private static bool Has(IReadOnlyList<ulong> days, int day, int slot) =>
        days.Count > 0 && (days[day] >> slot & 1) == 1;

    private IEnumerable<string> OfOne(PlacedSession at)
    {
        var need = Need(at);
        if (need.Agreed is { } agreed)
        {
            if (at != new PlacedSession(at.Group, at.Session, agreed.Day, agreed.Slot, agreed.Coach, agreed.Room, true))
                yield return $"{at} is not what was agreed";
            yield break;
        }

        if (at.Agreed || at.Slot < 0 || at.Slot + need.Slots > problem.Slots)
            yield return $"{at} is not within the day";
        if (at.Day < need.FirstDay || at.Day > need.LastDay || at.Day < need.NotBefore)
            yield return $"{at} is outside its window";
        if (PeopleOf(at).Any(person => SlotsOf(at).Any(slot => Has(problem.People[person].Busy, at.Day, slot))))
            yield return $"{at} finds somebody busy";
        if (need.Rooms is null ? at.Room is not null : at.Room is not { } room || !need.Rooms.Contains(room))
            yield return $"{at} is in no room it may take";
        if (at.Room is { } own && SlotsOf(at).Any(slot => Has(problem.Rooms[own].Availability.Busy, at.Day, slot)))
            yield return $"{at} finds its room closed";
        if (Allowed(problem.Groups[at.Group]) is { } coaches && !coaches.Contains(at.Coach))
            yield return $"{at} has a coach who may not";
        if (
            problem.Elsewhere.Any(other =>
                other.Day == at.Day && PeopleOf(at).Contains(other.Person) && IsTooNear(at, other)
            )
        )
            yield return $"{at} leaves somebody no time from or to what is elsewhere";
        if (problem.Groups[at.Group].People.Contains(PersonOf(at)))
            yield return $"{at} is coached by a member";
    }

    private bool IsTooNear(PlacedSession at, Elsewhere other) =>
        at.Slot < other.Slot + other.Slots + Way(other.Place, PlaceOf(at))
        && other.Slot < at.Slot + Need(at).Slots + Way(PlaceOf(at), other.Place);

    private static IReadOnlyList<int>? Allowed(CoachedGroup group) =>
        group.Coaches
        ?? (
            group.Sessions.LastOrDefault(need => need.Agreed is not null)?.Agreed is { } agreed ? [agreed.Coach] : null
        );

    private IEnumerable<string> OfTwo(PlacedSession one)
    {
        foreach (var other in sessions.Where(other => other != one && other.Day == one.Day))
        {
            if (one.Agreed && other.Agreed)
                continue;
            var overlap = SlotsOf(one).Intersect(SlotsOf(other)).Any();
            if (overlap && PeopleOf(one).Intersect(PeopleOf(other)).Any())
                yield return $"{one} and {other} share a person";
            if (overlap && one.Room is not null && one.Room == other.Room)
                yield return $"{one} and {other} share a room";
            if (one.Group == other.Group)
                yield return $"{one} and {other} are one group's on one day";
            if (
                one.Coach == other.Coach
                && one.Slot <= other.Slot
                && other.Slot - one.Slot - Need(one).Slots < Between(one, other)
            )
                yield return $"{one} and {other} are too near for their coach";
            if (
                PeopleOf(one).Intersect(PeopleOf(other)).Any()
                && one.Slot <= other.Slot
                && other.Slot - one.Slot - Need(one).Slots < Way(one, other)
            )
                yield return $"{one} and {other} leave somebody no time to travel";
        }
    }

    private int Between(PlacedSession one, PlacedSession other) =>
        Math.Max(problem.Coaches[one.Coach].Gap, Way(one, other));

    private int Way(PlacedSession one, PlacedSession other) => Way(PlaceOf(one), PlaceOf(other));

    private int Way(int from, int to) => problem.Travel.Count == 0 ? 0 : problem.Travel[from][to];

    private IEnumerable<string> OfGroups()
    {
        foreach (var own in sessions.GroupBy(session => session.Group))
        {
            var inOrder = own.OrderBy(session => session.Session).ToList();
            if (inOrder.DistinctBy(session => session.Session).Count() < inOrder.Count)
                yield return $"group {own.Key} has a session twice";
            if (inOrder.Where(session => !session.Agreed).DistinctBy(session => session.Coach).Count() > 1)
                yield return $"group {own.Key} has several coaches";
            foreach (var (before, after) in inOrder.Zip(inOrder.Skip(1)))
            {
                var days = after.Day - before.Day;
                var most = after.Session == before.Session + 1 ? Need(after).MostDays : int.MaxValue;
                if (!(before.Agreed && after.Agreed) && (days < Math.Max(1, Need(after).LeastDays) || days > most))
                    yield return $"{before} and {after} have the wrong days between";
            }
        }
    }

    private IEnumerable<string> OfLoads()
    {
        foreach (var own in sessions.GroupBy(session => session.Coach))
        {
            var groups = own.Select(session => session.Group).Distinct().ToList();
            var agreed = own.Where(session => session.Agreed).Select(session => session.Group).Distinct().Count();
            if (groups.Count > Math.Max(problem.Coaches[own.Key].MostGroups, agreed))
                yield return $"coach {own.Key} has {groups.Count} groups";
        }
    }
}
