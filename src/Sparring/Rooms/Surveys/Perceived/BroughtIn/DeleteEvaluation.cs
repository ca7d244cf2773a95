using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sparring.Platform.Data;
using Sparring.Platform.Web;
using Sparring.Rooms.Privacy.Contract;

namespace Sparring.Rooms.Surveys.Perceived.BroughtIn;

/// <summary>A leader deletes an evaluation she brought in; whoever she had opened it to has it no more.</summary>
public static class DeleteEvaluation
{
    public const string Path = BringEvaluation.Path + "/deletion";

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapAction(Path, Doors.To(Artefact.PerceivedReport, Right.Aggregate), HandleAsync);

    private static Task<IResult> HandleAsync(
        Form form,
        Viewer viewer,
        Db db,
        EvaluationStore store,
        IGrants grants,
        CancellationToken cancel
    ) =>
        db.AsAsync(
            viewer,
            async tx =>
            {
                if (form.Id("id") is { } id)
                {
                    await store.TakeAsync(tx, viewer, id);
                    await grants.RevokeAsync(tx, Artefact.PerceivedReport, id, SharePerceived.Coach);
                }

                return Results.LocalRedirect(ShowPerceived.OwnPath);
            },
            cancel
        );
}
