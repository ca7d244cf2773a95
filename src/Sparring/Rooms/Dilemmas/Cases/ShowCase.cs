using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sparring.Platform.Data;
using Sparring.Platform.Web;
using Sparring.Rooms.Dilemmas.Contract;
using Sparring.Rooms.Privacy.Contract;

namespace Sparring.Rooms.Dilemmas.Cases;

/// <summary>The page of one case: an author previews and answers, a group reads and discusses, its coach sees the answers.</summary>
public static class ShowCase
{
    private const int MostCharacters = 2_000;

    public static void Map(IEndpointRouteBuilder routes)
    {
        var readers = Doors.To(Artefact.GeneralCase, Right.Read);
        routes.MapPage("/cases/{id:guid}", readers, ShowAsync);
        routes.MapPage("/cases/{id:guid}/cards", readers, PrintAsync);
        routes.MapAction("/cases/{id:guid}/answer", readers, AnswerAsync);
    }

    private static Task<IResult> ShowAsync(
        Guid id,
        string? planned,
        Viewer viewer,
        HttpContext http,
        Db db,
        CaseReadings readings,
        CancellationToken cancel
    ) =>
        db.AsAsync(
            viewer,
            async tx =>
                await readings.OpenAsync(tx, viewer, new GeneralCaseId(id)) is not { } reading ? Refusals.Missing
                : reading is { IsMine: true, Case.State: CaseState.Writing }
                    ? Results.Extensions.SeeOther(ComposeCase.Address(reading.Case.Id))
                : Pages.Show<CasePage>(http, new { Reading = reading, IsPlanned = planned == "yes" }),
            cancel
        );

    private static Task<IResult> PrintAsync(
        Guid id,
        Viewer viewer,
        HttpContext http,
        Db db,
        CaseReadings readings,
        CancellationToken cancel
    ) =>
        db.AsAsync(
            viewer,
            async tx =>
                await readings.OpenAsync(tx, viewer, new GeneralCaseId(id))
                    is { Case.State: CaseState.Released } reading
                && reading.Text.Count > 0
                    ? Pages.Show<CaseCardsPage>(http, new { Reading = reading })
                    : Refusals.Missing,
            cancel
        );

    private static Task<IResult> AnswerAsync(
        Guid id,
        Form form,
        Viewer viewer,
        HttpContext http,
        Db db,
        CaseReadings readings,
        CancellationToken cancel
    ) =>
        db.AsAsync(
            viewer,
            async tx =>
            {
                var asked = new GeneralCaseId(id);
                var (answer, reason) = (form["answer"], form["reason"]);
                if (answer is not ("yes" or "no") || reason.Length > MostCharacters)
                {
                    return await readings.OpenAsync(tx, viewer, asked) is { } reading
                        ? Pages.Show<CasePage>(
                            http,
                            new
                            {
                                Reading = reading,
                                Refusal = answer is "yes" or "no" ? "answer.tooLong" : "answer.none",
                                Typed = reason,
                            },
                            StatusCodes.Status422UnprocessableEntity
                        )
                        : Refusals.Missing;
                }

                // A text that has changed since, or is taken back: the page says how it stands.
                await readings.AnswerAsync(tx, viewer, asked, form.Number("number") ?? -1, answer == "yes", reason);
                return Results.Extensions.SeeOther($"/cases/{id}");
            },
            cancel
        );
}
