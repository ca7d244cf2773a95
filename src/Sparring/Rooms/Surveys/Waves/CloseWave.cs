using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sparring.Platform.Data;
using Sparring.Platform.Web;
using Sparring.Rooms.Surveys.Contract;

namespace Sparring.Rooms.Surveys.Waves;

/// <summary>POST /surveys/{id}/closing: an organiser closes the wave; its figures are computed at once, and only then.</summary>
public static class CloseWave
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapAction("/surveys/{id:guid}/closing", SurveysAccess.Organisers, HandleAsync);

    private static Task<IResult> HandleAsync(
        Guid id,
        Viewer viewer,
        Db db,
        SurveysAccess access,
        WaveStore store,
        WaveDesk desk,
        CancellationToken cancel
    ) =>
        db.AsAsync(
            viewer,
            async tx =>
            {
                if (
                    await store.FindAsync(tx, new WaveId(id)) is not { } wave
                    || !await access.OrganisesAsync(tx, viewer, wave.Programme)
                )
                {
                    return Refusals.Missing;
                }

                await desk.CloseAsync(tx, viewer, wave.Id);
                return Results.LocalRedirect(wave.Address);
            },
            cancel
        );
}
