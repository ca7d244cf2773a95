using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sparring.Platform.Data;
using Sparring.Platform.Texts;
using Sparring.Platform.Web;
using Sparring.Rooms.Privacy.Contract;
using Sparring.Rooms.Surveys.Contract;
using Sparring.Rooms.Surveys.Waves;

namespace Sparring.Rooms.Surveys.Answering;

/// <summary>
/// POST /surveys/{id}/left-out: whoever is asked asks to be left out of the network, or takes it back. Either can be pressed often, and
/// what is chosen in the form is kept as a draft on the way.
/// </summary>
public static class LeaveNetwork
{
    private const string Path = "/surveys/{id:guid}/left-out";

    public static void Map(IEndpointRouteBuilder routes)
    {
        var door = Doors.To(Artefact.SurveyAnswers, Right.Write);
        routes.MapAction(Path, door, LeaveAsync).NoteRefusals(Artefact.SurveyAnswers, "answer");
        routes.MapAction(Path + "/withdrawal", door, ComeBackAsync).NoteRefusals(Artefact.SurveyAnswers, "answer");
    }

    private static Task<IResult> LeaveAsync(
        Guid id,
        Form form,
        Viewer viewer,
        HttpContext http,
        LeavingNeeds given,
        CancellationToken cancel
    ) => StepAsync(new(id), isOut: true, form, viewer, http, given, cancel);

    private static Task<IResult> ComeBackAsync(
        Guid id,
        Form form,
        Viewer viewer,
        HttpContext http,
        LeavingNeeds given,
        CancellationToken cancel
    ) => StepAsync(new(id), isOut: false, form, viewer, http, given, cancel);

    private static Task<IResult> StepAsync(
        WaveId id,
        bool isOut,
        Form form,
        Viewer viewer,
        HttpContext http,
        LeavingNeeds given,
        CancellationToken cancel
    ) =>
        given.Db.AsAsync(
            viewer,
            async tx =>
            {
                if (
                    await given.Desk.LayOutAsync(tx, viewer, id, form) is not { } laid
                    || laid.Wave.Instrument.Roster is null
                )
                {
                    return Refusals.Missing;
                }

                if (!laid.TakesAnswers || !await given.Waves.LeaveAsync(tx, id, isOut))
                {
                    var error = RoomTexts.Of<LaidAnswers>()["leftOutTooLate"];
                    return AnswerWave.Page(http, laid, viewer, StatusCodes.Status409Conflict, new() { [""] = error });
                }

                return await given.Own.KeepAsync(
                    tx,
                    viewer,
                    laid.Wave,
                    sheet => sheet.With(laid.Wave.Instrument, laid.Listed, form)
                )
                    ? Results.LocalRedirect($"{laid.Wave.Address}/answers#left-out")
                    : AnswerWave.TooMany(http, laid with { IsLeftOut = isOut }, viewer);
            },
            cancel
        );
}

/// <summary>What both steps need.</summary>
public sealed record LeavingNeeds(Db Db, AnswerDesk Desk, OwnAnswers Own, WaveStore Waves);
