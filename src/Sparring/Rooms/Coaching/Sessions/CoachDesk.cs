using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sparring.Platform.Data;
using Sparring.Platform.Web;
using Sparring.Rooms.Coaching.Contract;
using Sparring.Rooms.Privacy.Contract;

namespace Sparring.Rooms.Coaching.Sessions;

/// <summary>GET /coaching/sessions/{id}/desk: all a coach needs before a session on one page, and her own notes.</summary>
public static class CoachDesk
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPage("/coaching/sessions/{id:guid}/desk", Doors.To(Artefact.CoachingNotes, Right.Read), ShowAsync);

    public static string Address(CoachingSessionId session) => $"/coaching/sessions/{session.Value}/desk";

    private static Task<IResult> ShowAsync(
        Guid id,
        Viewer viewer,
        HttpContext http,
        Db db,
        SessionOpening opening,
        DeskReading desk,
        CancellationToken cancel
    ) =>
        db.AsAsync(
            viewer,
            async tx =>
                await opening.AsCoachAsync(tx, viewer, id) is { } open
                    ? Pages.Show<DeskPage>(http, new { Desk = await desk.OfAsync(tx, viewer, open) })
                    : Refusals.Missing,
            cancel
        );
}
