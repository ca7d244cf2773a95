using System.Numerics;

namespace Sparring.GroupComposition.Scheduling;

/// <summary>The problem as the search wants it: starts as bits, costs as numbers, who shares what.</summary>
/// <remarks>What is agreed already is taken out of the calendars here, so that nobody later has to think of it.</remarks>
internal sealed class Tables
{
    /// <summary>More than any schedule costs; two of them still fit a number.</summary>
    public const long Never = long.MaxValue / 4;

    public Tables(ScheduleProblem problem)
    {
        Problem = problem;
        (Days, Slots) = (problem.Days, problem.Slots);
        Needs = [.. problem.Groups.Select((group, number) => new GroupNeeds(problem, group, number))];
        FirstSession = new int[Needs.Length + 1];
        for (var group = 0; group < Needs.Length; group++)
        {
            FirstSession[group + 1] = FirstSession[group] + Needs[group].Count;
        }

        Shared = SharedPeople.Of(problem);
        Agreed = new Bookings(problem, Shared);
        Places = new CoachPlaces(problem, Agreed);
        foreach (var elsewhere in problem.Elsewhere)
        {
            Agreed.Add(elsewhere);
        }

        Spare = [.. problem.Coaches.Select(coach => coach.MostGroups)];
        foreach (var needs in Needs)
        {
            HoldAgreed(needs);
        }

        foreach (var needs in Needs)
        {
            needs.FindStarts(this);
        }
    }

    public ScheduleProblem Problem { get; }
    public int Days { get; }
    public int Slots { get; }
    public GroupNeeds[] Needs { get; }

    /// <summary>The number of each group's first session among all; one more at the end.</summary>
    public int[] FirstSession { get; }
    public SharedPeople Shared { get; }

    /// <summary>Whether somebody who comes to sessions of several groups, or from elsewhere, could have to get from one place to another.</summary>
    public bool MembersTravel => Problem.Travel.Count > 0 && Shared.Count > 0;

    /// <summary>What is agreed, and what people have elsewhere.</summary>
    public Bookings Agreed { get; }
    public CoachPlaces Places { get; }

    /// <summary>How many more groups each coach takes.</summary>
    public int[] Spare { get; }

    /// <summary>What it costs the coach that the session falls on slots he or she would rather not.</summary>
    public long CoachCost(int coach, int day, int slot, int length)
    {
        var wishes = Problem.People[Problem.Coaches[coach].Person].PreferNot;
        return wishes.Count == 0
            ? 0
            : Problem.PreferNotCost * BitOperations.PopCount(wishes[day] & StartMasks.Span(slot, slot + length));
    }

    /// <summary>What these times cost, sessions without a time and agreed ones included.</summary>
    public long CostOf(GroupNeeds needs, int coach, Pick[] picks)
    {
        var cost = needs.Unplaced;
        for (var session = 0; session < picks.Length; session++)
        {
            if (picks[session] is { IsNone: false } pick)
            {
                cost -= Problem.UnplacedCost;
                cost += needs.Cost(session, pick.Day, pick.Slot);
                cost += CoachCost(coach, pick.Day, pick.Slot, needs.Sessions[session].Slots);
            }
        }

        return cost;
    }

    /// <summary>What a chain books.</summary>
    public IEnumerable<Booking> BookingsOf(GroupNeeds needs, Chain chain)
    {
        for (var session = 0; session < chain.Picks.Length; session++)
        {
            if (chain.Picks[session] is { IsNone: false } pick)
            {
                var (room, place) = needs.Ways[session][pick.Way];
                yield return new(pick.Day, pick.Slot, needs.Sessions[session].Slots, place, chain.Coach, room);
            }
        }
    }

    private void HoldAgreed(GroupNeeds needs)
    {
        foreach (var coach in needs.AgreedCoaches)
        {
            Spare[coach] = Math.Max(0, Spare[coach] - 1);
        }

        for (var at = 0; at < needs.Count; at++)
        {
            if (needs.Sessions[at] is { Agreed: { } agreed } need)
            {
                var place =
                    agreed.Place
                    ?? (agreed.Room is { } room ? Problem.Rooms[room].Place : Problem.Groups[needs.Group].Place);
                Agreed.Add(
                    needs.Group,
                    new Booking(agreed.Day, agreed.Slot, need.Slots, place, agreed.Coach, agreed.Room ?? -1)
                );
            }
        }
    }
}
