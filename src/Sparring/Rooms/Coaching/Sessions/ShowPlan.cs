using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sparring.Platform.Data;
using Sparring.Platform.Web;
using Sparring.Rooms.Coaching.Contract;
using Sparring.Rooms.Privacy.Contract;

namespace Sparring.Rooms.Coaching.Sessions;

/// <summary>GET /coaching/sessions/{id}/plan and /clock: what happens when, for the group and its coach; the clock runs the same.</summary>
public static class ShowPlan
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var door = Doors.To(Artefact.CoachingSession, Right.Read);
        routes.MapPage("/coaching/sessions/{id:guid}/plan", door, ShowAsync<PlanPage>);
        routes.MapPage("/coaching/sessions/{id:guid}/clock", door, ShowAsync<ClockPage>);
    }

    public static string Address(CoachingSessionId session) => $"/coaching/sessions/{session.Value}/plan";

    public static string Clock(CoachingSessionId session) => $"/coaching/sessions/{session.Value}/clock";

    private static Task<IResult> ShowAsync<TPage>(
        Guid id,
        Viewer viewer,
        HttpContext http,
        Db db,
        SessionOpening opening,
        Plans plans,
        CancellationToken cancel
    )
        where TPage : Microsoft.AspNetCore.Components.IComponent =>
        db.AsAsync(
            viewer,
            async tx =>
                await opening.OpenAsync(tx, viewer, id) is { } open
                    ? Pages.Show<TPage>(http, new { Open = open, Plan = await plans.OfAsync(tx, open) })
                    : Refusals.Missing,
            cancel
        );
}
