using Sparring.Platform.Data;
using Sparring.Platform.Texts;
using Sparring.Rooms.Coaching.Contract;
using Sparring.Rooms.Groups.Contract;
using Sparring.Rooms.Programme.Contract;

namespace Sparring.Rooms.Coaching.Scheduling;

/// <summary>Understands a written schedule: whose group, which year, whom the names mean, and who would be in two places.</summary>
public sealed class ScheduleReader(
    CoachingStore sessions,
    BookingStore bookings,
    SchedulePeople people,
    ISparringGroups groups,
    IProgrammes programmes,
    TimeProvider clock
)
{
    private readonly RoomTexts texts = RoomTexts.Of<ScheduleReader>();

    /// <summary>What a table would change; writes nothing.</summary>
    /// <param name="year">Of the first session, if it was said.</param>
    public async Task<ScheduleReading> ReadAsync(
        Tx tx,
        ProgrammeId programme,
        CoachingTrackId? track,
        string text,
        int? year,
        int shiftWeeks = 0
    )
    {
        var faults = new List<FileFault>();
        var rows = WrittenTable.Read(text, faults);
        var times = rows.SelectMany(row => row.Times).ToList();
        var hasNoYear = times.Exists(time => time.Year is null);
        var first = year ?? await SupposedAsync(tx, programme, times);
        var known = track is { } its
            ? (await sessions.OfTrackAsync(tx, its)).ToDictionary(session => (session.Group, session.Number))
            : [];
        var table = new Understanding(
            (await groups.AllAsync(tx, programme, clock.Today())).ToDictionary(group => group.Number),
            await people.HoldersAsync(tx, programme, "coach"),
            await people.HoldersAsync(tx, programme, "booker"),
            Season.Days(times, first).Later(shiftWeeks),
            known,
            faults
        );
        var read = rows.SelectMany(table.Of).ToList();
        Quarrels(read, faults);
        await ClashesAsync(tx, read, faults);
        return new ScheduleReading(
            read,
            [.. faults.OrderBy(fault => fault.Line)],
            [.. table.Notes.Distinct()],
            first,
            hasNoYear,
            hasNoYear && year is null
        );
    }

    // The first year in which no session is before the programme.
    private async Task<int> SupposedAsync(Tx tx, ProgrammeId programme, IReadOnlyList<WrittenTime> times)
    {
        var starts = (await programmes.FindAsync(tx, programme))?.Starts ?? clock.Today();
        var earliest = Season.Days(times, starts.Year).Values.Min();
        return earliest < starts ? starts.Year + 1 : starts.Year;
    }

    /// <summary>Sessions of the table that cannot both be.</summary>
    private static void Quarrels(List<TableSession> read, List<FileFault> faults)
    {
        foreach (
            var twice in read.GroupBy(session => (session.Wanted.Group, session.Wanted.Number))
                .SelectMany(same => same.Skip(1))
        )
        {
            faults.Add(
                WrittenTable.Fault(twice.Line, "sched.faultTwice", "sched.expectOnce", twice.Wanted.GroupNumber)
            );
        }

        foreach (var (one, at) in read.Select((session, at) => (session, at)))
        {
            faults.AddRange(
                read.Take(at).Where(other => IsTwoPlaces(one, other)).Select(other => TwoPlaces(one, other))
            );
            if (read.Exists(before => IsOutOfOrder(before.Wanted, one.Wanted)))
            {
                faults.Add(WrittenTable.Fault(one.Line, "sched.faultOrder", "sched.expectOrder", one.Wanted.Number));
            }
        }
    }

    private static bool IsTwoPlaces(TableSession one, TableSession other) =>
        other.Wanted.Coach == one.Wanted.Coach
        && other.Wanted.Group != one.Wanted.Group
        && other.Wanted.Starts < one.Wanted.Ends
        && one.Wanted.Starts < other.Wanted.Ends;

    private static bool IsOutOfOrder(WantedSession before, WantedSession session) =>
        before.Group == session.Group && before.Number < session.Number && before.Starts >= session.Starts;

    private static FileFault TwoPlaces(TableSession one, TableSession other) =>
        WrittenTable.Fault(
            one.Line,
            "sched.faultCoachTwice",
            "sched.expectOtherTime",
            one.Coach,
            Said.When(one.Wanted.Starts, one.Wanted.Ends),
            other.Wanted.GroupNumber,
            other.Line
        );

    /// <summary>What is booked already and is not in the table.</summary>
    private async Task ClashesAsync(Tx tx, List<TableSession> read, List<FileFault> faults)
    {
        var apart = read.Select(session => session.Known?.Id).OfType<CoachingSessionId>().ToList();
        var changed = read.Where(session => !session.IsSame).ToList();
        var taken = await bookings.ClashesByAsync(tx, [.. changed.Select(session => session.Wanted)], apart);
        foreach (var session in changed)
        {
            foreach (var clash in taken[session.Wanted])
            {
                faults.Add(new FileFault("", session.Line, Said.Clash(clash), texts["sched.expectOtherTime"]));
            }

            if (session.IsLate)
            {
                faults.Add(WrittenTable.Fault(session.Line, "sched.refuseHeld", "sched.expectHeld"));
            }
        }
    }
}
