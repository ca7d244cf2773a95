using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sparring.Platform.Data;
using Sparring.Platform.Texts;
using Sparring.Platform.Web;
using Sparring.Rooms.People.Contract;
using Sparring.Rooms.Privacy.Contract;

namespace Sparring.Rooms.Surveys.Perceived.BroughtIn;

/// <summary>
/// /surveys/perceived/evaluation: a leader brings in what an evaluation elsewhere said of her; first what the file holds, then, confirmed,
/// the keeping. Nobody brings in another's: an organiser sees no leader's result, and so not in a file either.
/// </summary>
public static class BringEvaluation
{
    public const string Path = "/surveys/perceived/evaluation";
    private const long MostBytes = 256 * 1024;

    public static void Map(IEndpointRouteBuilder routes)
    {
        var own = Doors.To(Artefact.PerceivedReport, Right.Aggregate);
        routes.MapPage(Path, own, ShowAsync);
        routes.MapAction(Path, own, PreviewAsync, MostBytes + Endpoints.FormLimit);
        routes.MapAction(Path + "/confirmation", own, ConfirmAsync);
        routes.MapAction(Path + "/deletion", own, DeleteAsync);
    }

    private static Task<IResult> ShowAsync(
        Viewer viewer,
        HttpContext http,
        Db db,
        SurveysAccess access,
        Ids ids,
        CancellationToken cancel
    ) =>
        db.AsAsync(
            viewer,
            async tx =>
                await access.LedAsync(tx, viewer) is null
                    ? Refusals.Missing
                    : Pages.Show<BringEvaluationPage>(http, new { Typed = Typed.Blank(ids.Next()) }),
            cancel
        );

    private static async Task<IResult> PreviewAsync(
        Form form,
        Viewer viewer,
        HttpContext http,
        Db db,
        SurveysAccess access,
        CancellationToken cancel
    )
    {
        if (await db.AsAsync(viewer, tx => access.LedAsync(tx, viewer), cancel) is null)
        {
            return Refusals.Missing;
        }

        var typed = Typed.Of(form, await FileAsync(form, cancel));
        return Show(http, typed);
    }

    private static Task<IResult> ConfirmAsync(
        Form form,
        Viewer viewer,
        HttpContext http,
        Db db,
        SurveysAccess access,
        EvaluationStore store,
        TimeProvider clock,
        CancellationToken cancel
    ) =>
        db.AsAsync(
            viewer,
            async tx =>
            {
                if (await access.LedAsync(tx, viewer) is not { } programme)
                {
                    return Refusals.Missing;
                }

                using var table = new MemoryStream(Encoding.UTF8.GetBytes(form["table"]));
                var typed = Typed.Of(form, ReadTable.From(table));
                if (typed.Errors.Count > 0 || typed.Reading is not { Themes.Count: > 0 } reading)
                {
                    return Show(http, typed);
                }

                var evaluation = new Evaluation(typed.Title, reading.Themes);
                await store.PutAsync(tx, viewer, programme.Id, typed.Id, evaluation, clock.Today());
                return Results.LocalRedirect(ShowPerceived.OwnPath);
            },
            cancel
        );

    private static Task<IResult> DeleteAsync(
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

    private static IResult Show(HttpContext http, Typed typed) =>
        Pages.Show<BringEvaluationPage>(
            http,
            new { Typed = typed },
            typed.Errors.Count > 0 || typed.Reading is { Themes.Count: 0 }
                ? StatusCodes.Status422UnprocessableEntity
                : StatusCodes.Status200OK
        );

    private static async Task<TableReading?> FileAsync(Form form, CancellationToken cancel)
    {
        if (form.Files.GetFile("file") is not { Length: > 0 and <= MostBytes } file)
        {
            return null;
        }

        using var content = new MemoryStream();
        await file.CopyToAsync(content, cancel);
        return ReadTable.From(content);
    }
}

/// <summary>What was typed and what the file held; carried by the page itself until it is confirmed, and kept nowhere else.</summary>
public sealed record Typed(
    Guid Id,
    string Title,
    EvaluationReading? Reading,
    IReadOnlyDictionary<string, string> Errors
)
{
    public static Typed Blank(Guid id) => new(id, "", null, new Dictionary<string, string>());

    public static Typed Of(Form form, TableReading? table)
    {
        var texts = RoomTexts.Of<Typed>();
        var errors = new Dictionary<string, string>(StringComparer.Ordinal);
        var title = form["title"];
        if (title.Length is 0 or > Evaluation.MostCharacters)
        {
            errors["title"] = texts.With("evaluationTitleWrong", Evaluation.MostCharacters);
        }

        if (table is not TableReading.Read)
        {
            errors["file"] = table is TableReading.Refused refused ? refused.Sentence : texts["evaluationFileNone"];
        }

        var reading = table is TableReading.Read read ? ReadEvaluation.From(read.Lines) : null;
        return new(form.Id("id") ?? Ids.Secure.Next(), title, reading, errors);
    }

    /// <summary>The rows that can be brought in, as the confirmation reads them again.</summary>
    public string Table =>
        string.Join(
            '\n',
            (Reading?.Themes ?? [])
                .Select(theme =>
                    (string[])
                        [
                            Quoted(theme.Name),
                            Said(theme.Own),
                            Said(theme.Mean),
                            Said(theme.Spread),
                            Said(theme.Answered),
                        ]
                )
                .Prepend(["tema", "selv", "medarbejdere", "spredning", "antal svar"])
                .Select(cells => string.Join(';', cells))
        );

    private static string Said(IFormattable? number) => number?.ToString(null, CultureInfo.InvariantCulture) ?? "";

    private static string Quoted(string text) => $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
