using Sparring.Platform.Data;
using Sparring.Rooms.Coaching.Contract;
using Sparring.Rooms.Coaching.Scheduling.Places;
using Sparring.Rooms.Coaching.Scheduling.Times;
using Sparring.Rooms.Groups.Contract;
using Sparring.Rooms.Programme.Contract;

namespace Sparring.Rooms.Coaching.Scheduling;

/// <summary>What the page of the schedule shows.</summary>
public sealed record ScheduleSheet(
    ProgrammeCard Programme,
    CoachingTrack? Track,
    IReadOnlyList<CoachingSession> Sessions,
    IReadOnlyList<CoachingWindow> Windows,
    IReadOnlyList<SparringGroupCard> Groups,
    IReadOnlyDictionary<SparringGroupId, BooksFor> Bookers,
    IReadOnlyDictionary<PersonId, string> Names,
    bool IsOrganiser,
    IReadOnlySet<SparringGroupId> Booked,
    DateOnly Today,
    LastPress? Last,
    int Waiting,
    Sites Sites,
    IReadOnlyList<Taken> Elsewhere,
    IReadOnlyList<CoachLimit> Limits
)
{
    public IReadOnlyList<CoachingSession> Standing { get; } =
    [.. Sessions.Where(session => session.CancelledAt is null)];

    public double Hours => Standing.Sum(session => session.Hours);

    public bool MayBook(SparringGroupId group) => IsOrganiser || Booked.Contains(group);

    public CoachingSession? Of(SparringGroupId group, int number) =>
        Sessions.FirstOrDefault(session => session.Group == group && session.Number == number);

    public string NameOf(PersonId person) => Names.GetValueOrDefault(person, "");

    /// <summary>Groups and numbers without a time, as far as the viewer is concerned with them.</summary>
    public IReadOnlyList<(SparringGroupCard Group, int Number)> Missing =>
        [
            .. Groups
                .SelectMany(group => Windows.Select(window => (Group: group, window.Number)))
                .Where(wanted => Of(wanted.Group.Id, wanted.Number) is null or { CancelledAt: not null }),
        ];

    /// <summary>Sessions and hours of each coach, the most first.</summary>
    public IReadOnlyList<CoachLoad> Loads =>
        [
            .. Standing
                .GroupBy(session => session.Coach)
                .Select(own => new CoachLoad(NameOf(own.Key), own.Count(), own.Sum(session => session.Hours)))
                .OrderByDescending(load => load.Hours)
                .ThenBy(load => load.Coach, StringComparer.CurrentCulture),
        ];

    /// <summary>The way to this session from its coach's session before it on the same day; null where there is none.</summary>
    public Trip? TripTo(CoachingSession session) =>
        Standing
            .Where(other => other.Coach == session.Coach && other.Day == session.Day && other.Starts < session.Starts)
            .MaxBy(other => other.Starts)
            is { } before
            ? Sites.Between(before, session)
            : null;

    /// <summary>What is worth a look: another coach than the group's, fewer days between than agreed, outside the window, on a holiday, too far to get there, too little time in between.</summary>
    public IEnumerable<ScheduleDoubt> Doubts() =>
        Standing
            .Where(session => session.HeldAt is null)
            .SelectMany(session => DoubtsOf(session).Select(key => new ScheduleDoubt("sched.doubt" + key, session)));

    private IEnumerable<string> DoubtsOf(CoachingSession session)
    {
        var group = Groups.FirstOrDefault(group => group.Id == session.Group);
        if (group is { Coaches.Count: > 0 } && !group.Coaches.Contains(session.Coach))
        {
            yield return "Coach";
        }

        if (
            Windows.FirstOrDefault(window => window.Number == session.Number) is { } window
            && IsOutside(window, session)
        )
        {
            yield return "Window";
        }

        if (Holidays.Has(session.Day))
        {
            yield return "Holiday";
        }

        if (TripTo(session) is { IsTooLong: true })
        {
            yield return "Trip";
        }
        else if (IsUnrested(session))
        {
            yield return "Gap";
        }

        if (IsElsewhere(session))
        {
            yield return "Elsewhere";
        }
        else if (IsUnrestedElsewhere(session))
        {
            yield return "GapElsewhere";
        }
    }

    /// <summary>Whether its coach has something elsewhere so near in time that there is no way from it or to it.</summary>
    public bool IsElsewhere(CoachingSession session) =>
        Sites.Of(session)?.Id is { } site
        && Elsewhere.Any(taken =>
            taken.Person == session.Coach && Sites.IsTooFar(taken, session.Starts, session.Ends, site)
        );

    // Said of the later of two.
    private bool IsUnrested(CoachingSession session) =>
        IsOrganiser
        && Standing.Any(other =>
            other.Coach == session.Coach
            && other.Ends <= session.Starts
            && other.Ends.AddMinutes(CoachLimit.GapOf(Limits, session.Coach)) > session.Starts
        );

    private bool IsUnrestedElsewhere(CoachingSession session) =>
        Elsewhere.Any(taken =>
            taken.Person == session.Coach
            && taken.Ends.AddMinutes(CoachLimit.GapOf(Limits, session.Coach)) > session.Starts
            && session.Ends.AddMinutes(CoachLimit.GapOf(Limits, session.Coach)) > taken.Starts
        );

    private bool IsOutside(CoachingWindow window, CoachingSession session) =>
        session.Day < window.FirstDay
        || session.Day > window.LastDay
        || (
            Of(session.Group, session.Number - 1) is { CancelledAt: null } before
            && session.Day.DayNumber - before.Day.DayNumber < window.DaysAfter
        );
}

/// <summary>A sentence about a session that is not wrong, but worth a look.</summary>
public sealed record ScheduleDoubt(string Key, CoachingSession Session);

/// <summary>The last press of a button that changed the schedule, if it can still be undone.</summary>
public sealed record LastPress(Guid Batch, string Kind, long Sessions, DateTimeOffset MadeAt, string? MadeBy);
