using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sparring.Platform.Data;
using Sparring.Platform.Web;

namespace Sparring.Rooms.Programme.Editing;

/// <summary>POST /programme/{key}/state: a draft starts, what runs is closed, what was closed opens again; each once.</summary>
public static class MoveProgramme
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapAction("/programme/{key}/state", ProgrammeAccess.Organisers, HandleAsync);

    private static Task<IResult> HandleAsync(
        string key,
        Viewer viewer,
        Form form,
        Db db,
        DesignDesk desk,
        CancellationToken cancel
    ) =>
        db.AsAsync(
            viewer,
            async tx =>
            {
                if (
                    await desk.Programmes.FindToChangeAsync(tx, key) is not { } programme
                    || ProgrammeStep.Called(form["step"]) is not { } step
                )
                {
                    return Refusals.Missing;
                }

                await desk.History.StepAsync(tx, programme.Id, step.Kind, step.From, step.To);
                return Results.Redirect($"{programme.Address}/edit");
            },
            cancel
        );
}
