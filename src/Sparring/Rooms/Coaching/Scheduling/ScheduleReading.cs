using Sparring.Rooms.Coaching.Contract;
using Sparring.Rooms.Programme.Contract;

namespace Sparring.Rooms.Coaching.Scheduling;

/// <summary>A session of the table, and what is there already.</summary>
public sealed record TableSession(int Line, WantedSession Wanted, string Coach, string? Booker, CoachingSession? Known)
{
    public bool IsNew => Known is null;

    public bool IsSame => Known is not null && Wanted.Is(Known);

    public bool IsLate => Known?.HeldAt is not null && !IsSame;
}

/// <summary>What a table says, before anything is written.</summary>
/// <param name="Year">The year of the first session, as said or as supposed.</param>
/// <param name="AsksYear">Days stand without a year, and nobody has said it.</param>
/// <param name="Notes">Not wrong, but worth a look: a weekend, another coach than the group's.</param>
public sealed record ScheduleReading(
    IReadOnlyList<TableSession> Sessions,
    IReadOnlyList<FileFault> Faults,
    IReadOnlyList<string> Notes,
    int Year,
    bool HasNoYear,
    bool AsksYear
)
{
    public double Hours => Sessions.Sum(session => (session.Wanted.Ends - session.Wanted.Starts).TotalHours);

    public int New => Sessions.Count(session => session.IsNew);

    public int Moved => Sessions.Count(session => session is { IsNew: false, IsSame: false });

    /// <summary>Sessions and hours of each coach, the most first.</summary>
    public IReadOnlyList<CoachLoad> Loads =>
        [
            .. Sessions
                .GroupBy(session => (Id: session.Wanted.Coach, Name: session.Coach))
                .Select(group => new CoachLoad(
                    group.Key.Name,
                    group.Count(),
                    group.Sum(session => (session.Wanted.Ends - session.Wanted.Starts).TotalHours)
                ))
                .OrderByDescending(load => load.Sessions)
                .ThenBy(load => load.Coach, StringComparer.CurrentCulture),
        ];
}

/// <summary>How much a coach has.</summary>
public sealed record CoachLoad(string Coach, int Sessions, double Hours);
