using Sparring.GroupComposition.Scheduling;
using Sparring.Platform.Data;
using Sparring.Rooms.Coaching.Contract;

namespace Sparring.Rooms.Coaching.Scheduling.Times;

/// <summary>Asks all hard rules of a search again, with what is known now: calendars, windows, coaches and what is booked.</summary>
internal sealed class PlanCheck(PlanInput input, FoundPlan found)
{
    private readonly ScheduleProblem problem = input.Problem();

    /// <summary>Those of the found times that would break a rule, or rest on something that was changed since.</summary>
    public IReadOnlyList<FoundSession> Broken()
    {
        var after = Placed();
        return [.. found.Sessions.Where(session => IsChanged(session) || (!session.IsKept && !Holds(session, after)))];
    }

    private CoachingSession? Now(FoundSession session) =>
        input.Sessions.FirstOrDefault(now => now.Group.Value == session.Group && now.Number == session.Number);

    // Booked, moved or cancelled by somebody since it was searched for.
    private bool IsChanged(FoundSession session) => Now(session)?.Sequence != session.Sequence;

    /// <summary>Where everything lies once the plan is booked, as far as the search knows of it.</summary>
    private List<At> Placed()
    {
        var moved = found.Sessions.Select(session => (session.Group, session.Number)).ToHashSet();
        var staying = input.Sessions.Where(now =>
            now.CancelledAt is null && !moved.Contains((now.Group.Value, now.Number))
        );
        return
        [
            .. found
                .Sessions.Select(session =>
                    Place(session.Group, session.Number, session.Coach, session.Starts, session.Ends, SiteOf(session))
                )
                .OfType<At>(),
            .. staying
                .Select(now =>
                    Place(now.Group.Value, now.Number, now.Coach.Value, now.Starts, now.Ends, input.Sites.Of(now)?.Id)
                )
                .OfType<At>(),
        ];
    }

    private Guid? SiteOf(FoundSession session) =>
        session.Room is { } room ? input.Sites.OfRoom(room)?.Id
        : Now(session) is { } now ? input.Sites.Of(now)?.Id
        : null;

    private At? Place(Guid group, int number, Guid coach, DateTimeOffset starts, DateTimeOffset ends, Guid? site) =>
        input.Place(starts, ends) is var (day, slot, slots)
            ? new At(group, number, coach, day, slot, slots, site)
            : null;

    private bool Holds(FoundSession session, List<At> after)
    {
        var (group, window, coach) = input.Find(session);
        if (group < 0 || window < 0 || coach < 0)
        {
            return false;
        }

        var (of, need, by) = (problem.Groups[group], problem.Groups[group].Sessions[window], problem.Coaches[coach]);
        return after.Find(at => at.Group == session.Group && at.Number == session.Number) is { } here
            && here.Slots == need.Slots
            && here.Day >= Math.Max(need.FirstDay, need.NotBefore)
            && here.Day <= need.LastDay
            && (of.Coaches is null || of.Coaches.Contains(coach))
            && of.People.Append(by.Person).All(person => (problem.People[person].Busy[here.Day] & here.Bits) == 0)
            && (need.Rooms is null || input.Rooms.Any(room => room.Id == session.Room))
            && !input.Elsewhere.Any(taken =>
                (taken.Person == PersonId.Of(session.Coach) || input.Groups[group].Members.Contains(taken.Person))
                && input.Sites.IsTooFar(taken, session.Starts, session.Ends, here.Site)
            )
            && after.All(other =>
                other == here || (IsApart(here, other) && IsRested(here, other, by.Gap) && IsReached(here, other))
            )
            && after.Where(at => at.Coach == session.Coach).Select(at => at.Group).Distinct().Count() <= by.MostGroups;
    }

    // The group's sessions: in their order, so many days apart, with the same coach.
    private bool IsApart(At here, At other)
    {
        if (here.Group != other.Group)
        {
            return true;
        }

        var (earlier, later) = here.Number < other.Number ? (here, other) : (other, here);
        return later.Day - earlier.Day >= Math.Max(1, input.DaysBefore(later.Number)) && here.Coach == other.Coach;
    }

    private static bool IsRested(At here, At other, int gap) =>
        here.Coach != other.Coach
        || here.Day != other.Day
        || here.Slot >= other.Slot + other.Slots + gap
        || other.Slot >= here.Slot + here.Slots + gap;

    // Whoever is at both can get from one to the other.
    private bool IsReached(At here, At other) =>
        here.Day != other.Day
        || !PeopleOf(here).Intersect(PeopleOf(other)).Any()
        || Math.Max(other.Slot - here.End, here.Slot - other.End) >= input.Roads.Slots(here.Site, other.Site);

    private IEnumerable<PersonId> PeopleOf(At at) =>
        input
            .Groups.Where(group => group.Id.Value == at.Group)
            .SelectMany(group => group.Members)
            .Append(PersonId.Of(at.Coach));

    private sealed record At(Guid Group, int Number, Guid Coach, int Day, int Slot, int Slots, Guid? Site)
    {
        public int End => Slot + Slots;

        public ulong Bits => ((1UL << Slots) - 1) << Slot;
    }
}
