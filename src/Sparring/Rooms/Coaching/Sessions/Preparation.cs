using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sparring.Platform.Data;
using Sparring.Platform.Web;
using Sparring.Rooms.Coaching.Contract;
using Sparring.Rooms.Privacy.Contract;

namespace Sparring.Rooms.Coaching.Sessions;

/// <summary>GET /coaching/sessions/{id}/preparation: what to come with, for the group and its coach.</summary>
public static class Preparation
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPage(
            "/coaching/sessions/{id:guid}/preparation",
            Doors.To(Artefact.CoachingSession, Right.Read),
            ShowAsync
        );

    public static string Address(CoachingSessionId session) => $"/coaching/sessions/{session.Value}/preparation";

    private static Task<IResult> ShowAsync(
        Guid id,
        Viewer viewer,
        HttpContext http,
        Db db,
        SessionOpening opening,
        Preparing preparing,
        Plans plans,
        CancellationToken cancel
    ) =>
        db.AsAsync(
            viewer,
            async tx =>
                await opening.OpenAsync(tx, viewer, id) is { } open
                    ? Pages.Show<PreparationPage>(
                        http,
                        new
                        {
                            Open = open,
                            Prepared = await preparing.OfAsync(tx, viewer, open),
                            Plan = await plans.OfAsync(tx, open),
                        }
                    )
                    : Refusals.Missing,
            cancel
        );
}
