using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sparring.Platform.Data;
using Sparring.Platform.Web;

namespace Sparring.Rooms.Programme.Showing;

/// <summary>POST /programme/{key}/choice: whoever is in several programmes says which one her pages are about.</summary>
public static class ChooseProgramme
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapAction("/programme/{key}/choice", ProgrammeAccess.Readers, HandleAsync);

    private static async Task<IResult> HandleAsync(
        string key,
        Viewer viewer,
        Db db,
        ProgrammeStore store,
        TimeProvider clock,
        CancellationToken cancel
    ) =>
        await db.AsAsync(viewer, tx => store.ChooseAsync(tx, key, clock.GetUtcNow()), cancel)
            ? Results.LocalRedirect("/")
            : Refusals.Missing;
}
