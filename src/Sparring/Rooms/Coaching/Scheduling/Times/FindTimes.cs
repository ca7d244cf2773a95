using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sparring.Platform.Data;
using Sparring.Platform.Web;

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
        Db db,
        TimesDesk desk,
        CancellationToken cancel
    ) =>
        await db.AsAsync(
            viewer,
            async tx =>
            {
                if (await desk.SheetAsync(tx, viewer) is not { } sheet)
                {
                    return Refusals.Missing;
                }

                await desk.KeepAsync(tx, sheet, form);
                await desk.BeginAsync(tx, viewer, sheet, form);
                return Results.Extensions.SeeOther(Path);
            },
            cancel
        );

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
                if (await desk.SheetAsync(tx, viewer) is not { Plan: { } kept } sheet || kept.Id != plan)
                {
                    return Refusals.Missing;
                }

                var clashes = await confirming.ConfirmAsync(tx, sheet, kept);
                return clashes.Count == 0
                    ? Results.Extensions.SeeOther(ShowSchedule.Path + "?told=confirmed")
                    : Pages.Show<TimesPage>(
                        http,
                        new { Sheet = sheet, Clashes = clashes },
                        StatusCodes.Status422UnprocessableEntity
                    );
            },
            cancel
        );
}

/// <summary>Books everything a search found, all or nothing; pressed again it does nothing.</summary>
public sealed class PlanConfirming(PlanStore plans, TrackStore tracks, Booking booking, TimeProvider clock)
{
    public async Task<IReadOnlyList<Clash>> ConfirmAsync(Tx tx, TimesSheet sheet, KeptPlan kept)
    {
        if (kept.ConfirmedAt is not null)
        {
            return [];
        }

        var bookers = (await tracks.BookersAsync(tx, sheet.Track)).ToDictionary(
            booker => booker.Group,
            booker => booker.Person
        );
        var wanted = kept
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
            ))
            .ToList();
        var placed = await booking.PlaceAllAsync(tx, sheet.Track, wanted, booking.Press());
        if (placed.Clashes.Count == 0)
        {
            await plans.ConfirmAsync(tx, kept.Id, clock.GetUtcNow());
        }

        return placed.Clashes;
    }
}
