using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sparring.Platform.Data;
using Sparring.Platform.Web;
using Sparring.Rooms.Dilemmas.Contract;
using Sparring.Rooms.Practice.Contract;
using Sparring.Rooms.Privacy.Contract;

namespace Sparring.Rooms.Dilemmas.Cases;

/// <summary>What a reader of a released case will try on Monday: it lands as a planned trial action in her own thread.</summary>
public static class PlanAction
{
    private const int MostCharacters = 1_000;

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapAction("/cases/{id:guid}/actions", Doors.To(Artefact.GeneralCase, Right.Read), HandleAsync);

    private static Task<IResult> HandleAsync(
        Guid id,
        Form form,
        Viewer viewer,
        HttpContext http,
        Db db,
        CaseReadings readings,
        IWriteTrialActions actions,
        CancellationToken cancel
    ) =>
        db.AsAsync(
            viewer,
            async tx =>
            {
                if (
                    await readings.OpenAsync(tx, viewer, new GeneralCaseId(id))
                        is not { IsForMyGroup: true, IsMine: false, Case.State: CaseState.Released } reading
                    || form.Id("source") is not { } source
                )
                {
                    return Refusals.Missing;
                }

                if (form["action"] is not { Length: > 0 and <= MostCharacters } text)
                {
                    return Pages.Show<CasePage>(
                        http,
                        new { Reading = reading, Refusal = "action.empty" },
                        StatusCodes.Status422UnprocessableEntity
                    );
                }

                var step = new AgreedStep(source, "case", reading.Case.Address, viewer.Person, text, form.Date("due"));
                await actions.PlanAsync(tx, viewer, reading.Case.Programme, [step]);
                return Results.Extensions.SeeOther(reading.Case.Address + "?planned=yes");
            },
            cancel
        );
}
