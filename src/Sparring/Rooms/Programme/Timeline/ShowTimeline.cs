using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sparring.Platform.Data;
using Sparring.Platform.Web;

namespace Sparring.Rooms.Programme.Timeline;

/// <summary>GET /programme/{key}/timeline: phases, stops and deadlines, and where we are today.</summary>
public static class ShowTimeline
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPage("/programme/{key}/timeline", ProgrammeAccess.Readers, HandleAsync);

    private static async Task<IResult> HandleAsync(
        string key,
        Viewer viewer,
        HttpContext http,
        Db db,
        SeenProgrammes programmes,
        TimeProvider clock,
        CancellationToken cancel
    ) =>
        await db.AsAsync(viewer, tx => programmes.FindAsync(tx, key), cancel) is { } programme
            ? Pages.Show<TimelinePage>(
                http,
                new { Programme = programme, Picture = PlanPicture.Of(programme.Design, clock.Today()) }
            )
            : Refusals.Missing;
}
