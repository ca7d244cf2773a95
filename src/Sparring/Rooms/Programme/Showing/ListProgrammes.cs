using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sparring.Platform.Data;
using Sparring.Platform.Web;
using Sparring.Rooms.Programme.Contract;

namespace Sparring.Rooms.Programme.Showing;

/// <summary>GET /programme: the programmes of the viewer; the only one opens at once.</summary>
public static class ListProgrammes
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPage("/programme", ProgrammeAccess.Readers, HandleAsync);

    private static async Task<IResult> HandleAsync(
        Viewer viewer,
        HttpContext http,
        Db db,
        IProgrammes programmes,
        CancellationToken cancel
    )
    {
        var own = await db.AsAsync(viewer, programmes.OfViewerAsync, cancel);
        return own.Count == 1
            ? Results.Redirect($"/programme/{own[0].Key}")
            : Pages.Show<ProgrammesPage>(http, new { Programmes = own });
    }
}
