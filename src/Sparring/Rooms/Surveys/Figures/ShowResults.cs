using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sparring.Platform.Data;
using Sparring.Platform.Web;
using Sparring.Rooms.Privacy.Contract;
using Sparring.Rooms.Surveys.Contract;
using Sparring.Rooms.Surveys.Waves;

namespace Sparring.Rooms.Surveys.Figures;

/// <summary>GET /surveys/{id}: the figures of a closed wave, as the plan allowed them.</summary>
public static class ShowResults
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes
            .MapPage("/surveys/{id:guid}", Doors.To(Artefact.SurveyResults, Right.Aggregate), HandleAsync)
            .NoteRefusals(Artefact.SurveyResults, "read");

    private static Task<IResult> HandleAsync(
        Guid id,
        Viewer viewer,
        HttpContext http,
        Db db,
        WaveStore store,
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

                var isAsked = (await store.PlacesAsync(tx, wave.Id)).Any(place => place.Person == viewer.Person);
                return WaveReport.Of(await store.ReportAsync(tx, wave.Id)) is { } report
                    ? Pages.Show<ResultsPage>(
                        http,
                        new
                        {
                            Wave = wave,
                            Report = report,
                            IsAsked = isAsked,
                        }
                    )
                    : LookedFor.Missing(http, part: null);
            },
            cancel
        );
}
