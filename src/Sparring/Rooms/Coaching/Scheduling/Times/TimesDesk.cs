using Sparring.Platform.Data;
using Sparring.Platform.Web;
using Sparring.Rooms.Coaching.Contract;
using Sparring.Rooms.Coaching.Scheduling.When;
using Sparring.Rooms.Groups.Contract;
using Sparring.Rooms.Programme.Contract;

namespace Sparring.Rooms.Coaching.Scheduling.Times;

/// <summary>What the page of finding all times shows.</summary>
/// <param name="Silent">Who has not said when they can.</param>
public sealed record TimesSheet(
    ProgrammeCard Programme,
    CoachingTrackId Track,
    IReadOnlyList<CoachingWindow> Windows,
    IReadOnlyList<Named> Coaches,
    IReadOnlyList<CoachLimit> Limits,
    IReadOnlyList<BookableRoom> Rooms,
    IReadOnlyList<CoachingSession> Sessions,
    IReadOnlyList<string> Silent,
    int Concerned,
    DateOnly? HandIn,
    KeptPlan? Plan,
    TimeSearch? Search
);

/// <summary>Gathers what a search needs, keeps its settings and begins it.</summary>
public sealed class TimesDesk(
    SchedulingAccess access,
    CoachingStore sessions,
    TrackStore tracks,
    PlanStore plans,
    WhenStore when,
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

        var there = await sessions.TracksAsync(tx, programme.Id);
        var track = there.Count > 0 ? there[0].Id : await MakeTrackAsync(tx, programme);
        var all = await groups.AllAsync(tx, programme.Id, clock.Today());
        var coaches = await people.HoldersAsync(tx, programme.Id, "coach");
        var concerned = all.SelectMany(group => group.Members.Concat(group.Coaches)).ToHashSet();
        var said = (await when.AllAsync(tx, programme.Id)).Select(row => row.Person).ToHashSet();
        said.UnionWith((await when.BusyAsync(tx, programme.Id)).Select(row => row.Person));
        var names = await people.NamesAsync(tx, concerned);
        return new TimesSheet(
            programme,
            track,
            await tracks.WindowsAsync(tx, track),
            coaches,
            await plans.LimitsAsync(tx, programme.Id),
            await tracks.RoomsAsync(tx, programme.Id),
            await sessions.OfTrackAsync(tx, track),
            [
                .. concerned
                    .Except(said)
                    .Select(person => names.GetValueOrDefault(person, ""))
                    .Order(StringComparer.CurrentCulture),
            ],
            concerned.Count,
            (await programmes.DeadlineAsync(tx, programme.Id, "foundation-submission"))?.Day,
            await plans.LastAsync(tx, track),
            searches.Of(track)
        );
    }

    /// <summary>Keeps what was typed, where it can be read; the rest stays as it was.</summary>
    public async Task KeepAsync(Tx tx, TimesSheet sheet, Form form)
    {
        foreach (var window in sheet.Windows)
        {
            var (first, last) = (form.Date($"first-{window.Number}"), form.Date($"last-{window.Number}"));
            if (first is { } from && last is { } to && from <= to && to.DayNumber - from.DayNumber <= 730)
            {
                var minutes = Math.Clamp(form.Number($"minutes-{window.Number}") ?? window.Minutes, 30, 480);
                var apart = Math.Clamp(form.Number($"apart-{window.Number}") ?? window.DaysAfter, 0, 365);
                await tracks.PutWindowAsync(
                    tx,
                    sheet.Track,
                    new CoachingWindow(window.Number, from, to, minutes, apart)
                );
            }
        }

        foreach (var coach in sheet.Coaches)
        {
            var most = form.Number($"most-{coach.Id.Value}");
            var gap = form.Number($"gap-{coach.Id.Value}") ?? 30;
            await plans.PutLimitAsync(
                tx,
                sheet.Programme.Id,
                new CoachLimit(coach.Id, most is > 0 ? most : null, Math.Clamp(gap, 0, 240))
            );
        }

        foreach (
            var name in form["rooms"]
                .Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                .Take(50)
        )
        {
            await tracks.AddRoomAsync(tx, ids.Next(), sheet.Programme.Id, name[..Math.Min(name.Length, 200)]);
        }
    }

    public async Task BeginAsync(Tx tx, Viewer viewer, TimesSheet sheet, Form form)
    {
        var all = await groups.AllAsync(tx, sheet.Programme.Id, clock.Today());
        var reading = Math.Clamp(form.Number("reading") ?? ReadingDays, 0, 60);
        var keepsAll = form["keep"] != "told";
        var names = await people.NamesAsync(
            tx,
            all.SelectMany(group => group.Members).Concat(sheet.Coaches.Select(coach => coach.Id))
        );
        searches.Begin(
            new TimeSearch(
                viewer,
                sheet.Track,
                new PlanInput(
                    await tracks.WindowsAsync(tx, sheet.Track),
                    [.. all.Where(group => group.Members.Count > 0)],
                    sheet.Coaches,
                    names,
                    await plans.LimitsAsync(tx, sheet.Programme.Id),
                    await tracks.RoomsAsync(tx, sheet.Programme.Id),
                    sheet.Sessions,
                    await when.AllAsync(tx, sheet.Programme.Id),
                    await when.BusyAsync(tx, sheet.Programme.Id),
                    sheet.HandIn?.AddDays(reading) ?? DateOnly.MinValue,
                    session => keepsAll || session.HeldAt is not null || session.InvitedSequence is not null
                )
            )
        );
    }

    private async Task<CoachingTrackId> MakeTrackAsync(Tx tx, ProgrammeCard programme)
    {
        var first = clock.Today().AddDays(7);
        var track = await tracks.AddAsync(tx, ids.Next(), programme.Id, first, first.AddDays(69));
        await tracks.PutWindowAsync(tx, track, new CoachingWindow(1, first, first.AddDays(20), 120, 0));
        await tracks.PutWindowAsync(tx, track, new CoachingWindow(2, first.AddDays(42), first.AddDays(69), 120, 10));
        return track;
    }
}
