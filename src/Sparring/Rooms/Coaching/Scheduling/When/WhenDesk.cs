using System.Globalization;
using Sparring.Platform.Data;
using Sparring.Platform.Web;

namespace Sparring.Rooms.Coaching.Scheduling.When;

/// <summary>What the page of when somebody can shows.</summary>
/// <param name="Who">Those whose times the viewer may say, herself first.</param>
/// <param name="Kept">How this very week is painted in the database; empty: it is not.</param>
/// <param name="Weeks">Mondays of the track's windows.</param>
public sealed record WhenSheet(
    ProgrammeId Programme,
    Named Person,
    DateOnly Week,
    WeekMarks Marks,
    string Kept,
    IReadOnlyList<Named> Who,
    IReadOnlyList<DateOnly> Weeks,
    IReadOnlySet<DateOnly> Painted,
    CalendarRead? Read,
    DateOnly FirstDay,
    DateOnly LastDay,
    bool IsOwn
);

/// <summary>Gathers what is painted, and keeps what a calendar says.</summary>
public sealed class WhenDesk(
    SchedulingAccess access,
    CoachingStore sessions,
    TrackStore tracks,
    WhenStore store,
    TimeProvider clock
)
{
    private const int UsualDays = 120;
    private const int MostWeeks = 40;

    public async Task<WhenSheet?> SheetAsync(Tx tx, Viewer viewer, Guid? person, string? week)
    {
        var (programme, _) = await access.ProgrammeAsync(tx, viewer);
        var who = await store.WhoAsync(tx);
        if (
            programme is null
            || who.FirstOrDefault(one => one.Id.Value == (person ?? viewer.Person.Value)) is not { } whom
        )
        {
            return null;
        }

        var (first, last) = await DaysAsync(tx, programme.Id);
        var weeks = Weeks(first, last);
        var chosen = Chosen(week, weeks);
        var painted = (await store.OfPersonAsync(tx, programme.Id, whom.Id)).ToDictionary(
            row => row.Week,
            row => row.Marks
        );
        var marks = painted.GetValueOrDefault(chosen) ?? painted.GetValueOrDefault(WeekMarks.EveryWeek);
        return new WhenSheet(
            programme.Id,
            whom,
            chosen,
            marks is null ? WeekMarks.Empty : new WeekMarks(marks),
            painted.GetValueOrDefault(chosen) ?? "",
            who,
            weeks,
            painted.Keys.ToHashSet(),
            await store.ReadAsync(tx, programme.Id, whom.Id),
            first,
            last,
            whom.Id == viewer.Person
        );
    }

    /// <summary>Keeps what is ticked where it is other than what stands there: looking at a week does not make it one of its own.</summary>
    /// <returns>The sheet as it is painted, and whether somebody painted it otherwise meanwhile: then nothing is written over.</returns>
    public async Task<(WhenSheet Sheet, bool IsStale)?> PaintAsync(Tx tx, Viewer viewer, Form form)
    {
        if (await SheetAsync(tx, viewer, form.Id("person"), form["week"]) is not { } sheet)
        {
            return null;
        }

        var (marks, person) = (WeekMarks.Of(form.All("busy"), form.All("rather-not")), sheet.Person.Id);
        var isPut =
            marks == sheet.Marks
            || await store.PutAsync(tx, sheet.Programme, person, sheet.Week, marks, form["before"], clock.GetUtcNow());
        return (sheet with { Marks = marks }, !isPut);
    }

    private static List<DateOnly> Weeks(DateOnly first, DateOnly last) =>
        [
            .. Enumerable
                .Range(0, MostWeeks)
                .Select(at => first.AddDays((7 * at) - (((int)first.DayOfWeek + 6) % 7)))
                .TakeWhile(monday => monday <= last),
        ];

    private static DateOnly Chosen(string? week, List<DateOnly> weeks) =>
        DateOnly.TryParseExact(week, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var monday)
        && weeks.Contains(monday)
            ? monday
            : WeekMarks.EveryWeek;

    /// <summary>Keeps when a calendar that was read says busy.</summary>
    /// <param name="isKept">It is read again before each search.</param>
    public Task PutBusyAsync(Tx tx, WhenSheet sheet, IReadOnlyList<BusyTime> busy, int events, bool isKept) =>
        store.PutBusyAsync(
            tx,
            sheet.Programme,
            sheet.Person.Id,
            busy,
            new CalendarRead(
                clock.GetUtcNow(),
                sheet.FirstDay,
                sheet.LastDay,
                events,
                isKept ? clock.GetUtcNow() : null
            )
        );

    /// <summary>The days that are searched: calendars are read for these and no others.</summary>
    public async Task<(DateOnly First, DateOnly Last)> DaysAsync(Tx tx, ProgrammeId programme)
    {
        var there = await sessions.TracksAsync(tx, programme);
        var windows = there.Count == 0 ? [] : await tracks.WindowsAsync(tx, there[0].Id);
        return windows.Count == 0
            ? (clock.Today(), clock.Today().AddDays(UsualDays))
            : (windows.Min(window => window.FirstDay), windows.Max(window => window.LastDay));
    }
}
