using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sparring.Platform.Data;
using Sparring.Platform.Texts;
using Sparring.Platform.Web;
using Sparring.Rooms.People.Contract;
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
                await desk.LayOutAsync(tx, viewer, new WaveId(id)) is { } laid
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
            if (await desk.LayOutAsync(tx, viewer, new WaveId(id)) is not { } laid)
            {
                return Refusals.Missing;
            }

            if (posted == Posted.NotTaken || !laid.TakesAnswers)
            {
                return Page(http, laid, viewer, StatusCodes.Status409Conflict);
            }

            // Kept as a draft where there is room for it: nothing is lost, and nothing is sent that would not count.
            var sheet = laid.Sheet.With(laid.Wave.Instrument, laid.Others, form);
            await own.KeepAsync(tx, viewer, laid.Wave, _ => sheet);
            return TooMany(http, laid with { Sheet = sheet }, viewer);
        }
    }

    private static IResult TooMany(HttpContext http, LaidAnswers laid, Viewer viewer) =>
        Page(http, laid, viewer, StatusCodes.Status422UnprocessableEntity, TooManyOf(laid.Wave, laid.Sheet));

    private static IResult Page(
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
                if (await desk.LayOutAsync(tx, viewer, new WaveId(id)) is not { } laid)
                {
                    return Refusals.Missing;
                }

                if (!laid.TakesAnswers)
                {
                    return Page(http, laid, viewer, StatusCodes.Status409Conflict);
                }

                AnswerSheet Written(AnswerSheet sheet) => sheet.With(laid.Wave.Instrument, laid.Others, form);
                if (!await own.KeepAsync(tx, viewer, laid.Wave, Written))
                {
                    return TooMany(http, laid with { Sheet = Written(laid.Sheet) }, viewer);
                }

                return http.Request.Headers.Accept == "text/plain"
                    ? Results.Text(RoomTexts.Of<LaidAnswers>()["saved"])
                    : Results.LocalRedirect($"{laid.Wave.Address}/answers#kept");
            },
            cancel
        );

    private static Dictionary<string, string> TooManyOf(Wave wave, AnswerSheet sheet)
    {
        var texts = RoomTexts.Of<LaidAnswers>();
        var errors = wave
            .Instrument.Blocks.Where(sheet.IsTooMany)
            .ToDictionary(
                block => $"several-{block.Key}",
                block => texts.With("severalError", block.Title.Here, block.Most)
            );
        if (sheet.SaysTooMuch(wave.Instrument) && wave.Instrument.Roster is { } roster)
        {
            errors[$"block-{roster.Key}"] = texts.With("relationsError", roster.Title.Here, SheetCode.MostRelations);
        }

        return errors;
    }
}

/// <summary>What lies before somebody who answers.</summary>
/// <param name="Others">Whom she is asked about.</param>
/// <param name="AnsweredOn">The day she sent her answers; null when she has not.</param>
/// <param name="Start">A number of her own: where her list of people begins, and in which order the items stand.</param>
public sealed record LaidAnswers(
    Wave Wave,
    IReadOnlyList<Place> Others,
    IReadOnlyDictionary<PersonId, PersonCard> People,
    AnswerSheet Sheet,
    DateOnly? AnsweredOn,
    bool TakesAnswers,
    PersonCard? Contact,
    int Start
)
{
    /// <summary>How many of the lines she has answered.</summary>
    public string Progress
    {
        get
        {
            var lines = Wave.Instrument.Blocks.SelectMany(block => AnswerSheet.LinesOf(block, Others)).ToList();
            return RoomTexts
                .Of<LaidAnswers>()
                .With("progress", lines.Count(line => Sheet[line] is not null), lines.Count);
        }
    }
}

/// <summary>Gathers what the answering page shows.</summary>
public sealed class AnswerDesk(WaveStore waves, OwnAnswers own, IPeople people, TimeProvider clock)
{
    public async Task<LaidAnswers?> LayOutAsync(Tx tx, Viewer viewer, WaveId id)
    {
        if (await waves.FindAsync(tx, id) is not { } wave)
        {
            return null;
        }

        var places = await waves.PlacesAsync(tx, id);
        if (places.All(place => place.Person != viewer.Person))
        {
            return null;
        }

        var cards = await people.CardsAsync(
            tx,
            [.. places.Select(place => place.Person), wave.OpenedBy],
            clock.Today()
        );
        return new(
            wave,
            [.. places.Where(place => place.Person != viewer.Person && cards.ContainsKey(place.Person))],
            cards,
            (await own.FindAsync(tx, viewer, wave)).Sheet,
            (await waves.AnsweredAsync(tx, id)).TryGetValue(viewer.Person, out var day) ? day : null,
            wave.Takes(clock.Today()),
            cards.GetValueOrDefault(wave.OpenedBy),
            BitConverter.ToUInt16(viewer.Person.Value.ToByteArray())
        );
    }
}
