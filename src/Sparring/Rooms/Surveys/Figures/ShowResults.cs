using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sparring.Platform.Data;
using Sparring.Platform.Texts;
using Sparring.Platform.Web;
using Sparring.Rooms.Privacy.Contract;
using Sparring.Rooms.Surveys.Contract;
using Sparring.Rooms.Surveys.Reopening;
using Sparring.Rooms.Surveys.Waves;

namespace Sparring.Rooms.Surveys.Figures;

/// <summary>GET /surveys/{id}: the figures of a closed wave, as the plan allowed them.</summary>
public static class ShowResults
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes
            .MapPage("/surveys/{id:guid}", Doors.To(Artefact.SurveyResults, Right.Aggregate), HandleAsync)
            .NoteRefusals(Artefact.SurveyResults, "read");
        routes
            .MapPage("/surveys/{id:guid}/screen", Doors.To(Artefact.SurveyResults, Right.Aggregate), ScreenAsync)
            .NoteRefusals(Artefact.SurveyResults, "read");
        routes
            .MapPage("/surveys/{id:guid}/figures.csv", Doors.To(Artefact.SurveyResults, Right.Aggregate), FileAsync)
            .NoteRefusals(Artefact.SurveyResults, "read");
    }

    private static Task<IResult> ScreenAsync(
        Guid id,
        Viewer viewer,
        HttpContext http,
        Db db,
        WaveStore store,
        CancellationToken cancel
    ) =>
        OfClosedAsync(
            new(id),
            viewer,
            http,
            db,
            store,
            (wave, report) => Pages.Show<ScreenPage>(http, new { Wave = wave, Report = report }),
            cancel
        );

    private static Task<IResult> FileAsync(
        Guid id,
        Viewer viewer,
        HttpContext http,
        Db db,
        WaveStore store,
        CancellationToken cancel
    ) =>
        OfClosedAsync(
            new(id),
            viewer,
            http,
            db,
            store,
            (wave, report) =>
                Results.File(
                    FiguresFile.Of(wave, report),
                    "text/csv; charset=utf-8",
                    RoomTexts.Of<WaveReport>().With("figuresFileName", wave.Number)
                ),
            cancel
        );

    private static Task<IResult> OfClosedAsync(
        WaveId id,
        Viewer viewer,
        HttpContext http,
        Db db,
        WaveStore store,
        Func<Wave, WaveReport, IResult> show,
        CancellationToken cancel
    ) =>
        db.AsAsync(
            viewer,
            async tx =>
                await store.FindAsync(tx, id) is { } wave
                && WaveReport.Of(await store.ReportAsync(tx, id)) is { } report
                    ? show(wave, report)
                    : LookedFor.Missing(http, part: null),
            cancel
        );

    private static Task<IResult> HandleAsync(
        Guid id,
        Viewer viewer,
        HttpContext http,
        Db db,
        WaveStore store,
        ReopeningStore reopenings,
        TimeProvider clock,
        CancellationToken cancel
    ) =>
        db.AsAsync(
            viewer,
            async tx =>
            {
                if (await store.FindAsync(tx, new WaveId(id)) is not { } wave)
                {
                    return Refusals.Missing;
                }

                var today = clock.Today();
                var standing = await reopenings.StandingAsync(tx, wave.Programme);
                var isAsked = (await store.PlacesAsync(tx, wave.Id)).Any(place => place.Person == viewer.Person);
                return WaveReport.Of(await store.ReportAsync(tx, wave.Id)) is { } report
                    ? Pages.Show<ResultsPage>(
                        http,
                        new
                        {
                            Wave = wave,
                            Report = report,
                            IsAsked = isAsked,
                            Reopening = standing.FirstOrDefault(one => one.Wave == wave.Id && one.StandsOn(today)),
                        }
                    )
                    : LookedFor.Missing(http, part: null);
            },
            cancel
        );
}
