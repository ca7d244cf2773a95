using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sparring.Platform.Data;
using Sparring.Platform.Web;

namespace Sparring.Rooms.Dilemmas.Cases;

/// <summary>Puts the case to its authors: from then on its text stands still until they have answered or it is written on.</summary>
public static class AskAuthors
{
    private static readonly Door Coach = Door.Roles("coach");

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapAction("/cases/{id:guid}/asking", Coach, AskAsync);
        routes.MapAction("/cases/{id:guid}/reopening", Coach, ReopenAsync);
    }

    private static Task<IResult> AskAsync(
        Guid id,
        Form form,
        Viewer viewer,
        HttpContext http,
        HeldCase own,
        CaseDesk desk,
        GeneralCases cases,
        CancellationToken cancel
    ) =>
        own.WithAsync(
            viewer,
            id,
            async (tx, held) =>
            {
                var step = await cases.AskAsync(
                    tx,
                    viewer,
                    held,
                    form.Number("revision") ?? -1,
                    form.Date("by"),
                    form.All("changed")
                );
                return step is CaseStep.Done or CaseStep.NotNow
                    ? Results.Extensions.SeeOther(held.Address)
                    : Pages.Show<ComposeCasePage>(
                        http,
                        new { Desk = await desk.LayOutAsync(tx, viewer, held), Refusal = "ask." + step.GetType().Name },
                        step is CaseStep.ChangedMeanwhile
                            ? StatusCodes.Status409Conflict
                            : StatusCodes.Status422UnprocessableEntity
                    );
            },
            cancel
        );

    private static Task<IResult> ReopenAsync(
        Guid id,
        Viewer viewer,
        HeldCase own,
        GeneralCases cases,
        CancellationToken cancel
    ) =>
        own.WithAsync(
            viewer,
            id,
            async (tx, held) =>
            {
                await cases.ReopenAsync(tx, viewer, held);
                return Results.Extensions.SeeOther(ComposeCase.Address(held.Id));
            },
            cancel
        );
}
