using Sparring.Platform.Data;
using Sparring.Rooms.Coaching.Contract;
using Sparring.Rooms.Coaching.Scheduling.Places;
using Sparring.Rooms.Coaching.Scheduling.When;
using Sparring.Rooms.Groups.Contract;
using Sparring.Rooms.Programme.Contract;

namespace Sparring.Rooms.Coaching.Scheduling.Times;

/// <summary>What the page of finding all times shows.</summary>
/// <param name="Track">Null: there is none before the first search, and the windows are a proposal.</param>
/// <param name="HasFailed">The last search came to no end.</param>
/// <param name="Silent">Who has not said when they can.</param>
public sealed record TimesSheet(
    ProgrammeCard Programme,
    CoachingTrackId? Track,
    IReadOnlyList<CoachingWindow> Windows,
    IReadOnlyList<Named> Coaches,
    IReadOnlyList<CoachLimit> Limits,
    IReadOnlyList<BookableRoom> Rooms,
    IReadOnlyList<CoachingSession> Sessions,
    IReadOnlyList<string> Silent,
    int Concerned,
    DateOnly? HandIn,
    KeptPlan? Plan,
    TimeSearch? Search,
    bool HasFailed,
    IReadOnlyList<FollowedCalendar> Calendars
);

/// <summary>Gathers what a search needs, keeps its settings and begins it.</summary>
public sealed class TimesDesk(
    SchedulingAccess access,
    CoachingStore sessions,
    TrackStore tracks,
    PlanStore plans,
    SiteStore sites,
    WhenStore when,
    KeptCalendarStore calendars,
    SchedulePeople people,
    ISparringGroups groups,
    IProgrammes programmes,
    TimeSearches searches,
    Ids ids,
    TimeProvider clock
)
{
    public const int ReadingDays = 4;

    public async Task<TimesSheet?> SheetAsync(Tx tx, Viewer viewer)
    {
        if (await access.OrganisedAsync(tx, viewer) is not { } programme)
        {
            return null;
        }

        var track = await TrackAsync(tx, programme);
        var all = await groups.AllAsync(tx, programme.Id, clock.Today());
        var coaches = await people.HoldersAsync(tx, programme.Id, "coach");
        var concerned = all.SelectMany(group => group.Members.Concat(group.Coaches)).ToHashSet();
        var said = (await when.AllAsync(tx, programme.Id)).Select(row => row.Person).ToHashSet();
        said.UnionWith((await when.BusyAsync(tx, programme.Id)).Select(row => row.Person));
        var names = await people.NamesAsync(tx, concerned);
        return new TimesSheet(
            programme,
            track,
            track is { } known ? await tracks.WindowsAsync(tx, known) : Proposed(),
            coaches,
            await plans.LimitsAsync(tx, programme.Id),
            await tracks.RoomsAsync(tx, programme.Id),
            track is { } its ? await sessions.OfTrackAsync(tx, its) : [],
            [
                .. concerned
                    .Except(said)
                    .Select(person => names.GetValueOrDefault(person, ""))
                    .Order(StringComparer.CurrentCulture),
            ],
            concerned.Count,
            (await programmes.DeadlineAsync(tx, programme.Id, "foundation-submission"))?.Day,
            track is { } of ? await plans.LastAsync(tx, of) : null,
            track is { } one ? searches.Of(one) : null,
            track is { } last && searches.HasFailed(last),
            await calendars.WhoseAsync(tx, programme.Id)
        );
    }

    /// <summary>Keeps what was typed, when nothing is wrong with it.</summary>
    public async Task<CoachingTrackId> KeepAsync(Tx tx, TimesSheet sheet, TimesTyped typed)
    {
        var track = sheet.Track ?? await MakeTrackAsync(tx, sheet.Programme);
        foreach (var window in sheet.Windows)
        {
            var number = window.Number;
            await tracks.PutWindowAsync(
                tx,
                track,
                new CoachingWindow(
                    number,
                    typed.Date($"first-{number}") ?? window.FirstDay,
                    typed.Date($"last-{number}") ?? window.LastDay,
                    typed.Number($"minutes-{number}") ?? window.Minutes,
                    typed.Number($"apart-{number}") ?? window.DaysAfter
                )
            );
        }

        foreach (var coach in sheet.Coaches)
        {
            var (most, gap) = (typed.Number($"most-{coach.Id.Value}"), typed.Number($"gap-{coach.Id.Value}"));
            await plans.PutLimitAsync(
                tx,
                sheet.Programme.Id,
                new CoachLimit(coach.Id, most, gap ?? CoachLimit.UsualGap)
            );
        }

        foreach (var name in typed.NewRooms)
        {
            await tracks.AddRoomAsync(tx, ids.Next(), sheet.Programme.Id, name);
        }

        return track;
    }

    /// <summary>Everything a search, or asking its rules again, goes by.</summary>
    public async Task<PlanInput> InputAsync(
        Tx tx,
        TimesSheet sheet,
        CoachingTrackId track,
        int reading,
        Func<CoachingSession, bool> isKept
    )
    {
        var all = await groups.AllAsync(tx, sheet.Programme.Id, clock.Today());
        var names = await people.NamesAsync(
            tx,
            all.SelectMany(group => group.Members).Concat(sheet.Coaches.Select(coach => coach.Id))
        );
        return new PlanInput(
            await tracks.WindowsAsync(tx, track),
            [.. all.Where(group => group.Members.Count > 0)],
            sheet.Coaches,
            names,
            await plans.LimitsAsync(tx, sheet.Programme.Id),
            await sites.OfAsync(tx, sheet.Programme.Id),
            await sessions.OfTrackAsync(tx, track),
            await when.AllAsync(tx, sheet.Programme.Id),
            await when.BusyAsync(tx, sheet.Programme.Id),
            await when.TakenElsewhereAsync(tx, track),
            await when.RoomsElsewhereAsync(tx, track),
            sheet.HandIn,
            reading,
            isKept
        );
    }

    private async Task<CoachingTrackId?> TrackAsync(Tx tx, ProgrammeCard programme) =>
        await sessions.TracksAsync(tx, programme.Id) is [var first, ..] ? first.Id : null;

    private IReadOnlyList<CoachingWindow> Proposed()
    {
        var first = clock.Today().AddDays(7);
        return
        [
            new CoachingWindow(1, first, first.AddDays(20), 120, 0),
            new CoachingWindow(2, first.AddDays(42), first.AddDays(69), 120, 10),
        ];
    }

    // Two that search first at the same moment make one track.
    private async Task<CoachingTrackId> MakeTrackAsync(Tx tx, ProgrammeCard programme)
    {
        await tracks.LockAsync(tx, programme.Id);
        if (await TrackAsync(tx, programme) is { } made)
        {
            return made;
        }

        var windows = Proposed();
        var track = await tracks.AddAsync(tx, ids.Next(), programme.Id, windows[0].FirstDay, windows[^1].LastDay);
        foreach (var window in windows)
        {
            await tracks.PutWindowAsync(tx, track, window);
        }

        return track;
    }
}
