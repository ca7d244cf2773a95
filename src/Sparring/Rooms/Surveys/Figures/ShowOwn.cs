using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sparring.Platform.Data;
using Sparring.Platform.Web;
using Sparring.Rooms.Privacy.Contract;
using Sparring.Rooms.Surveys.Answering;
using Sparring.Rooms.Surveys.Contract;
using Sparring.Rooms.Surveys.Waves;

namespace Sparring.Rooms.Surveys.Figures;

/// <summary>GET /surveys/{id}/mine: her own answers and nothing of anybody else's, beside the forum's figures when they are out.</summary>
public static class ShowOwn
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes
            .MapPage("/surveys/{id:guid}/mine", Doors.To(Artefact.SurveyAnswers, Right.Read), HandleAsync)
            .NoteRefusals(Artefact.SurveyAnswers, "read");

    private static Task<IResult> HandleAsync(
        Guid id,
        Viewer viewer,
        HttpContext http,
        Db db,
        AnswerDesk desk,
        WaveStore store,
        CancellationToken cancel
    ) =>
        db.AsAsync(
            viewer,
            async tx =>
                await desk.LayOutAsync(tx, viewer, new WaveId(id), Form.Empty) is { } laid
                    ? Pages.Show<OwnPage>(
                        http,
                        new { Desk = laid, Report = WaveReport.Of(await store.ReportAsync(tx, laid.Wave.Id)) }
                    )
                    : Refusals.Missing,
            cancel
        );
}
