using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sparring.Platform.Data;
using Sparring.Platform.Texts;
using Sparring.Platform.Web;
using Sparring.Rooms.Privacy.Contract;
using Sparring.Rooms.Programme.Contract;
using Sparring.Rooms.Surveys.Answering;
using Sparring.Rooms.Surveys.Figures;
using Sparring.Rooms.Surveys.Instruments;
using Sparring.Rooms.Surveys.Waves;

namespace Sparring.Rooms.Surveys.Perceived;

/// <summary>How leaders are seen: an organiser asks and sees how many have answered; a leader reads her own report, and nobody else does.</summary>
public static class ShowPerceived
{
    public const string Path = "/surveys/perceived";
    public const string OwnPath = "/surveys/perceived/mine";
    private const int UsualDays = 14;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPage(Path, SurveysAccess.Organisers, ShowAsync);
        routes.MapAction(Path, SurveysAccess.Organisers, OpenAsync);
        routes.MapAction("/surveys/perceived/{id:guid}/closing", SurveysAccess.Organisers, CloseAsync);
        routes.MapPage(OwnPath, Doors.To(Artefact.PerceivedReport, Right.Aggregate), OwnAsync);
    }

    private static Task<IResult> ShowAsync(
        Viewer viewer,
        HttpContext http,
        Db db,
        SurveysAccess access,
        PerceivedStore store,
        TimeProvider clock,
        CancellationToken cancel
    ) =>
        db.AsAsync(
            viewer,
            async tx =>
                await access.OrganisedAsync(tx, viewer) is { } programme
                    ? await PageAsync(tx, http, store, programme, clock, null)
                    : Refusals.Missing,
            cancel
        );

    private static Task<IResult> OpenAsync(
        Form form,
        Viewer viewer,
        HttpContext http,
        Db db,
        SurveysAccess access,
        PerceivedStore store,
        PerceivedDesk desk,
        TimeProvider clock,
        CancellationToken cancel
    ) =>
        db.AsAsync(
            viewer,
            async tx =>
            {
                if (await access.OrganisedAsync(tx, viewer) is not { } programme)
                {
                    return Refusals.Missing;
                }

                var texts = RoomTexts.Of(typeof(ShowPerceived));
                if (form.Date("closes") is not { } closes || closes < clock.Today() || closes > programme.Ends)
                {
                    var wrong = texts.With("closesWrong", programme.Ends.Said());
                    return await PageAsync(tx, http, store, programme, clock, wrong);
                }

                return await desk.TryOpenAsync(tx, viewer, programme, closes)
                    ? Results.LocalRedirect(Path)
                    : await PageAsync(tx, http, store, programme, clock, texts["perceivedNot"]);
            },
            cancel
        );

    private static Task<IResult> CloseAsync(
        Guid id,
        Viewer viewer,
        Db db,
        SurveysAccess access,
        PerceivedStore store,
        PerceivedDesk desk,
        CancellationToken cancel
    ) =>
        db.AsAsync(
            viewer,
            async tx =>
            {
                if (
                    await store.FindAsync(tx, new(id)) is not { } round
                    || !await access.OrganisesAsync(tx, viewer, round.Programme)
                )
                {
                    return Refusals.Missing;
                }

                await desk.CloseAsync(tx, round.Id);
                return Results.LocalRedirect(Path);
            },
            cancel
        );

    private static Task<IResult> OwnAsync(
        Viewer viewer,
        HttpContext http,
        Db db,
        SurveysAccess access,
        PerceivedDesk desk,
        WaveStore waves,
        OwnAnswers own,
        CancellationToken cancel
    ) =>
        db.AsAsync(
            viewer,
            async tx =>
            {
                if (await access.ProgrammeAsync(tx) is not { } programme)
                {
                    return Refusals.Missing;
                }

                var self = new Dictionary<string, decimal>(StringComparer.Ordinal);
                foreach (var wave in (await waves.OfProgrammeAsync(tx, programme.Id)).OrderBy(wave => wave.Number))
                {
                    var sheet = (await own.FindAsync(tx, viewer, wave)).Sheet;
                    foreach (
                        var line in wave
                            .Instrument.Blocks.Where(block => block.Kind == BlockKind.Matrix)
                            .SelectMany(block => OwnLine.Of(wave.Instrument, block, sheet))
                    )
                    {
                        self[line.Key] = line.Answer ?? self.GetValueOrDefault(line.Key);
                    }
                }

                return Pages.Show<OwnPerceivedPage>(
                    http,
                    new { Reports = await desk.OwnAsync(tx, viewer, programme.Id), Self = self }
                );
            },
            cancel
        );

    private static async Task<IResult> PageAsync(
        Tx tx,
        HttpContext http,
        PerceivedStore store,
        ProgrammeCard programme,
        TimeProvider clock,
        string? error
    )
    {
        var rounds = new List<(PerceivedRound, PerceivedStore.StatusRow)>();
        foreach (var round in await store.OfProgrammeAsync(tx, programme.Id))
        {
            rounds.Add((round, await store.StatusAsync(tx, round.Id)));
        }

        var raters = await store.RatersAsync(tx, programme.Id, clock.Today(), PerceivedDesk.Smallest);
        return Pages.Show<PerceivedPage>(
            http,
            new
            {
                Rounds = (IReadOnlyList<(PerceivedRound, PerceivedStore.StatusRow)>)rounds,
                Leaders = raters.Select(rater => rater.Leader).Distinct().Count(),
                Raters = raters.Select(rater => rater.Person).Distinct().Count(),
                Closes = clock.Today().AddDays(UsualDays),
                Error = error,
            },
            error is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity
        );
    }
}
