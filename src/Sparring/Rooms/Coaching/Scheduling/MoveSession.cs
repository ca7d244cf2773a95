using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sparring.Platform.Data;
using Sparring.Platform.Web;
using Sparring.Rooms.Coaching.Contract;

namespace Sparring.Rooms.Coaching.Scheduling;

/// <summary>GET /coaching/sessions/{id}; POST …/move and …/cancellation: with a reason, and everybody invited is told.</summary>
public static class MoveSession
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPage("/coaching/sessions/{id:guid}", Door.SignedIn, ShowAsync);
        routes.MapAction("/coaching/sessions/{id:guid}/move", SchedulingAccess.Booking, MoveAsync);
        routes.MapAction("/coaching/sessions/{id:guid}/cancellation", SchedulingAccess.Booking, CancelAsync);
    }

    private static async Task<IResult> ShowAsync(
        Guid id,
        Viewer viewer,
        HttpContext http,
        Db db,
        BookingDesk desk,
        CancellationToken cancel
    ) =>
        await db.AsAsync(viewer, tx => desk.ToSeeAsync(tx, viewer, CoachingSessionId.Of(id)), cancel) switch
        {
            { Session: { } session } sheet => Page(http, sheet, TimeForm.Of(session)),
            _ => Refusals.Missing,
        };

    private static Task<IResult> MoveAsync(
        Guid id,
        Viewer viewer,
        Form form,
        HttpContext http,
        Db db,
        BookingDesk desk,
        CancellationToken cancel
    ) => ChangeAsync(id, viewer, http, db, desk, (tx, sheet) => desk.PlaceAsync(tx, sheet, form, isMove: true), cancel);

    private static Task<IResult> CancelAsync(
        Guid id,
        Viewer viewer,
        Form form,
        HttpContext http,
        Db db,
        BookingDesk desk,
        CancellationToken cancel
    ) => ChangeAsync(id, viewer, http, db, desk, (tx, sheet) => desk.CancelAsync(tx, sheet, form), cancel);

    private static async Task<IResult> ChangeAsync(
        Guid id,
        Viewer viewer,
        HttpContext http,
        Db db,
        BookingDesk desk,
        Func<Tx, BookingSheet, Task<TimeForm>> change,
        CancellationToken cancel
    ) =>
        await db.AsAsync(
            viewer,
            async tx =>
            {
                if (await desk.ToSeeAsync(tx, viewer, CoachingSessionId.Of(id)) is not { MayBook: true } sheet)
                {
                    return Refusals.Missing;
                }

                var typed = await change(tx, sheet);
                return typed.Errors.Count > 0
                    ? Page(http, sheet, typed, StatusCodes.Status422UnprocessableEntity)
                    : Results.Extensions.SeeOther($"/coaching/sessions/{id}");
            },
            cancel
        );

    private static IResult Page(HttpContext http, BookingSheet sheet, TimeForm typed, int status = 200) =>
        Pages.Show<SessionPage>(http, new { Sheet = sheet, Typed = typed }, status);
}
