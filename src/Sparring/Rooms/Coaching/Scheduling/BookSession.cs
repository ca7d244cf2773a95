using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sparring.Platform.Data;
using Sparring.Platform.Web;

namespace Sparring.Rooms.Coaching.Scheduling;

/// <summary>GET and POST /coaching/booking/{group}/{number}: a time is found for a group's session.</summary>
public static class BookSession
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPage("/coaching/booking/{group:guid}/{number:int}", SchedulingAccess.Booking, ShowAsync);
        routes.MapAction("/coaching/booking/{group:guid}/{number:int}", SchedulingAccess.Booking, HandleAsync);
    }

    public static string Address(SparringGroupId group, int number) => $"/coaching/booking/{group.Value}/{number}";

    private static async Task<IResult> ShowAsync(
        Guid group,
        int number,
        Viewer viewer,
        HttpContext http,
        Db db,
        BookingDesk desk,
        CancellationToken cancel
    ) =>
        await db.AsAsync(viewer, tx => desk.ToBookAsync(tx, viewer, SparringGroupId.Of(group), number), cancel) switch
        {
            null => Refusals.Missing,
            { Session: { CancelledAt: null } there } => Results.Extensions.SeeOther(there.Address),
            var sheet => Page(
                http,
                sheet,
                new TimeForm { Coach = sheet.Coaches is [var first, ..] ? first.Id.Value : null }
            ),
        };

    private static async Task<IResult> HandleAsync(
        Guid group,
        int number,
        Viewer viewer,
        Form form,
        HttpContext http,
        Db db,
        BookingDesk desk,
        CancellationToken cancel
    ) =>
        await db.AsAsync(
            viewer,
            async tx =>
            {
                if (await desk.ToBookAsync(tx, viewer, SparringGroupId.Of(group), number) is not { } sheet)
                {
                    return Refusals.Missing;
                }

                if (sheet.Session is { CancelledAt: null } there)
                {
                    // A second press of the same button.
                    return Results.Extensions.SeeOther(there.Address);
                }

                var typed = await desk.PlaceAsync(tx, sheet, form, isMove: false);
                return typed.Errors.Count > 0
                    ? Page(http, sheet, typed, StatusCodes.Status422UnprocessableEntity)
                    : Results.Extensions.SeeOther(ShowSchedule.Path + "?by=group");
            },
            cancel
        );

    private static IResult Page(HttpContext http, BookingSheet sheet, TimeForm typed, int status = 200) =>
        Pages.Show<BookPage>(http, new { Sheet = sheet, Typed = typed }, status);
}
