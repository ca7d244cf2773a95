using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sparring.Platform.Data;
using Sparring.Platform.Texts;
using Sparring.Platform.Web;
using Sparring.Rooms.Coaching.Contract;

namespace Sparring.Rooms.Coaching.Scheduling.Times;

/// <summary>GET /coaching/times; POST …/search begins, GET …/search tells how far it is; POST …/{plan}/confirmation books all.</summary>
public static class FindTimes
{
    public const string Path = "/coaching/times";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPage(Path, SchedulingAccess.Organisers, ShowAsync);
        routes.MapAction(Path + "/search", SchedulingAccess.Organisers, BeginAsync);
        routes.MapPage(Path + "/search", SchedulingAccess.Organisers, ProgressAsync);
        routes.MapAction(Path + "/{plan:guid}/confirmation", SchedulingAccess.Organisers, ConfirmAsync);
    }

    private static async Task<IResult> ShowAsync(
        Viewer viewer,
        HttpContext http,
        Db db,
        TimesDesk desk,
        CancellationToken cancel
    ) =>
        await db.AsAsync(viewer, tx => desk.SheetAsync(tx, viewer), cancel) is { } sheet
            ? Pages.Show<TimesPage>(http, new { Sheet = sheet })
            : Refusals.Missing;

    private static async Task<IResult> BeginAsync(
        Viewer viewer,
        Form form,
        HttpContext http,
        Db db,
        TimesDesk desk,
        SearchBeginning beginning,
        CancellationToken cancel
    )
    {
        var (sheet, typed, track) = await db.AsAsync(
            viewer,
            async tx =>
            {
                var shown = await desk.SheetAsync(tx, viewer);
                var read = shown is null ? null : TimesTyped.Read(form, shown);
                CoachingTrackId? kept =
                    shown is null || read is not { Errors.Count: 0 } ? null : await desk.KeepAsync(tx, shown, read);
                return (shown, read, kept);
            },
            cancel
        );
        if (sheet is null || typed is null)
        {
            return Refusals.Missing;
        }

        if (track is not { } its)
        {
            return Pages.Show<TimesPage>(
                http,
                new { Sheet = sheet, Typed = typed },
                StatusCodes.Status422UnprocessableEntity
            );
        }

        // What was typed is kept by now: the search reads it beside this request.
        beginning.Begin(viewer, sheet, its, typed);
        return Results.Extensions.SeeOther(Path);
    }

    private static async Task<IResult> ProgressAsync(
        Viewer viewer,
        HttpContext http,
        Db db,
        TimesDesk desk,
        CancellationToken cancel
    )
    {
        var sheet = await db.AsAsync(viewer, tx => desk.SheetAsync(tx, viewer), cancel);
        if (sheet?.Search is { } search && http.Request.IsHtmx())
        {
            return Pages.Show<TimesProgress>(http, new { Search = search });
        }

        // It has ended, or a plain browser asks: the page itself tells the rest.
        http.Response.Headers["HX-Refresh"] = "true";
        return sheet is null ? Refusals.Missing
            : http.Request.IsHtmx() ? Results.Text("")
            : Results.Extensions.SeeOther(Path);
    }

    private static async Task<IResult> ConfirmAsync(
        Guid plan,
        Viewer viewer,
        HttpContext http,
        Db db,
        TimesDesk desk,
        PlanConfirming confirming,
        CancellationToken cancel
    ) =>
        await db.AsAsync(
            viewer,
            async tx =>
            {
                if (
                    await desk.SheetAsync(tx, viewer) is not { Track: { } track, Plan: { } kept } sheet
                    || kept.Id != plan
                )
                {
                    return Refusals.Missing;
                }

                return await confirming.ConfirmAsync(tx, sheet, track, kept) is { } refusal
                    ? Pages.Show<TimesPage>(
                        http,
                        new { Sheet = sheet, Refusal = refusal },
                        StatusCodes.Status422UnprocessableEntity
                    )
                    : Results.Extensions.SeeOther(ShowSchedule.Path + "?told=confirmed");
            },
            cancel
        );
}

/// <summary>Books everything a search found, all or nothing; pressed again it does nothing.</summary>
public sealed class PlanConfirming(
    TimesDesk desk,
    PlanStore plans,
    TrackStore tracks,
    BookingStore bookings,
    Booking booking,
    TimeProvider clock
)
{
    /// <summary>The sentence that says why nothing was booked; null when it was.</summary>
    public async Task<string?> ConfirmAsync(Tx tx, TimesSheet sheet, CoachingTrackId track, KeptPlan kept)
    {
        // The gap and the way are asked about, not kept by a constraint: nobody else of the organisation confirms or books meanwhile.
        await bookings.LockConfirmingAsync(tx);
        await bookings.LockAsync(tx, track);
        if (await plans.LastAsync(tx, track) is { ConfirmedAt: not null } last && last.Id == kept.Id)
        {
            return null;
        }

        var texts = RoomTexts.Of<PlanConfirming>();
        var stays = kept
            .Found.Sessions.Where(session => session.IsKept)
            .Select(session => (session.Group, session.Number))
            .ToHashSet();
        var input = await desk.InputAsync(
            tx,
            sheet,
            track,
            kept.Found.Reading,
            session => stays.Contains((session.Group.Value, session.Number)) || session.HeldAt is not null
        );
        if (new PlanCheck(input, kept.Found).Broken() is { Count: > 0 } broken)
        {
            var which = broken.Select(session => texts.With("sched.chip", session.GroupNumber, session.Number));
            return texts.With("times.broken", string.Join("; ", which));
        }

        var placed = await booking.PlaceAllAsync(tx, track, await WantedAsync(tx, track, kept), booking.Press());
        if (placed.IsRefused)
        {
            return Answering.Taken(placed.Clashes);
        }

        await plans.ConfirmAsync(tx, kept.Id, clock.GetUtcNow());
        return null;
    }

    private async Task<IReadOnlyList<WantedSession>> WantedAsync(Tx tx, CoachingTrackId track, KeptPlan kept)
    {
        var bookers = (await tracks.BookersAsync(tx, track)).ToDictionary(
            booker => booker.Group,
            booker => booker.Person
        );
        return
        [
            .. kept
                .Found.Sessions.Where(session => !session.IsKept)
                .Select(session => new WantedSession(
                    SparringGroupId.Of(session.Group),
                    session.GroupNumber,
                    session.Number,
                    PersonId.Of(session.Coach),
                    bookers.TryGetValue(SparringGroupId.Of(session.Group), out var booker) ? booker : tx.Viewer?.Person,
                    session.Starts,
                    session.Ends,
                    "",
                    session.Room
                )),
        ];
    }
}
