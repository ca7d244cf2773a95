using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sparring.Platform.Data;
using Sparring.Platform.Texts;
using Sparring.Platform.Web;
using Sparring.Rooms.Privacy.Contract;
using Sparring.Rooms.Surveys.Contract;
using Sparring.Rooms.Surveys.Waves;

namespace Sparring.Rooms.Surveys.Answering;

/// <summary>The page where one answers; what is chosen is kept at once, and sent when one says so.</summary>
public static class AnswerWave
{
    private const string Path = "/surveys/{id:guid}/answers";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes
            .MapPage(Path, Doors.To(Artefact.SurveyAnswers, Right.Write), ShowAsync)
            .NoteRefusals(Artefact.SurveyAnswers, "answer");
        routes
            .MapAction(Path, Doors.To(Artefact.SurveyAnswers, Right.Write), SendAsync)
            .NoteRefusals(Artefact.SurveyAnswers, "answer");
        routes
            .MapAction("/surveys/{id:guid}/draft", Doors.To(Artefact.SurveyAnswers, Right.Write), KeepAsync)
            .NoteRefusals(Artefact.SurveyAnswers, "answer");
    }

    private static Task<IResult> ShowAsync(
        Guid id,
        Viewer viewer,
        HttpContext http,
        Db db,
        AnswerDesk desk,
        CancellationToken cancel
    ) =>
        db.AsAsync(
            viewer,
            async tx =>
                await desk.LayOutAsync(tx, viewer, new WaveId(id), Form.Empty) is { } laid
                    ? Page(http, laid, viewer, StatusCodes.Status200OK)
                    : Refusals.Missing,
            cancel
        );

    private static async Task<IResult> SendAsync(
        Guid id,
        Form form,
        Viewer viewer,
        HttpContext http,
        Db db,
        AnswerDesk desk,
        OwnAnswers own,
        Letterbox letterbox,
        CancellationToken cancel
    )
    {
        var posted = await letterbox.PutAsync(viewer, new WaveId(id), line => AnswerSheet.Given(form, line));
        return posted == Posted.Sent
            ? Results.LocalRedirect($"{Wave.AddressOf(new WaveId(id))}/answers")
            : await db.AsAsync(viewer, NotSentAsync, cancel);

        async Task<IResult> NotSentAsync(Tx tx)
        {
            if (await desk.LayOutAsync(tx, viewer, new WaveId(id), form) is not { } laid)
            {
                return Refusals.Missing;
            }

            if (posted == Posted.NotTaken || !laid.TakesAnswers)
            {
                return Page(http, laid, viewer, StatusCodes.Status409Conflict);
            }

            // Kept as a draft where there is room for it: nothing is lost, and nothing is sent that would not count.
            var isKept = await own.KeepAsync(tx, viewer, laid.Wave, _ => laid.Sheet);
            return TooMany(http, isKept ? laid.Kept : laid, viewer);
        }
    }

    internal static IResult TooMany(HttpContext http, LaidAnswers laid, Viewer viewer) =>
        Page(http, laid, viewer, StatusCodes.Status422UnprocessableEntity, TooManyOf(laid));

    internal static IResult Page(
        HttpContext http,
        LaidAnswers laid,
        Viewer viewer,
        int status,
        Dictionary<string, string>? errors = null
    ) =>
        Pages.Show<AnswerPage>(
            http,
            new
            {
                Desk = laid,
                Viewer = viewer.Person.Value,
                Errors = errors ?? [],
            },
            status
        );

    private static Task<IResult> KeepAsync(
        Guid id,
        Form form,
        Viewer viewer,
        HttpContext http,
        Db db,
        AnswerDesk desk,
        OwnAnswers own,
        CancellationToken cancel
    ) =>
        db.AsAsync(
            viewer,
            async tx =>
            {
                if (await desk.LayOutAsync(tx, viewer, new WaveId(id), form) is not { } laid)
                {
                    return Refusals.Missing;
                }

                if (!laid.TakesAnswers)
                {
                    return Page(http, laid, viewer, StatusCodes.Status409Conflict);
                }

                var isKept = await own.KeepAsync(
                    tx,
                    viewer,
                    laid.Wave,
                    sheet => sheet.With(laid.Wave.Instrument, laid.Listed, form)
                );
                laid = isKept ? laid.Kept : laid;
                return form.Has(RosterPart.Field) ? Part(http, laid, viewer, isKept)
                    : http.Request.Headers.Accept == "text/plain" ? Kept(laid, isKept)
                    : isKept ? Results.LocalRedirect($"{laid.Wave.Address}/answers#kept")
                    : TooMany(http, laid, viewer);
            },
            cancel
        );

    // What she looks for tells whom she works with: it is sent in the form, and stands in no address.
    private static IResult Part(HttpContext http, LaidAnswers laid, Viewer viewer, bool isKept)
    {
        var status = isKept ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity;
        return http.Request.IsHtmx() && laid.Wave.Instrument.Roster is { } roster
            ? Pages.Show<RosterLines>(http, new { Desk = laid, Block = roster }, status)
            : Page(http, laid, viewer, status, isKept ? null : TooManyOf(laid));
    }

    private static IResult Kept(LaidAnswers laid, bool isKept) =>
        isKept
            ? Results.Text(RoomTexts.Of<LaidAnswers>()["saved"])
            : Results.Text(laid.RelationsError, statusCode: StatusCodes.Status422UnprocessableEntity);

    private static Dictionary<string, string> TooManyOf(LaidAnswers laid)
    {
        var texts = RoomTexts.Of<LaidAnswers>();
        var instrument = laid.Wave.Instrument;
        var errors = instrument
            .Blocks.Where(laid.Sheet.IsTooMany)
            .ToDictionary(
                block => $"several-{block.Key}",
                block => texts.With("severalError", block.Title.Here, block.Most)
            );
        if (laid.RelationsError is { } error && instrument.Roster is { } roster)
        {
            errors[$"block-{roster.Key}"] = error;
        }

        return errors;
    }
}
