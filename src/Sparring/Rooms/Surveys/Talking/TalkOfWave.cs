using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sparring.Platform.Data;
using Sparring.Platform.Web;
using Sparring.Rooms.Practice.Contract;
using Sparring.Rooms.Privacy.Contract;
using Sparring.Rooms.Surveys.Contract;

namespace Sparring.Rooms.Surveys.Talking;

/// <summary>Data, reflection, action about a closed wave: notes alone or from a table, and the next best step on one's own thread.</summary>
public static class TalkOfWave
{
    private const string Path = "/surveys/{id:guid}/talk";
    private const int MostOfAName = 40;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes
            .MapPage(Path, Doors.To(Artefact.SurveyResults, Right.Aggregate), ShowAsync)
            .NoteRefusals(Artefact.SurveyResults, "talk");
        routes
            .MapAction("/surveys/{id:guid}/notes", Doors.To(Artefact.SurveyResults, Right.Aggregate), NoteAsync)
            .NoteRefusals(Artefact.SurveyResults, "talk");
        routes
            .MapAction(
                "/surveys/{id:guid}/notes/{note:guid}/deletion",
                Doors.To(Artefact.SurveyResults, Right.Aggregate),
                DeleteAsync
            )
            .NoteRefusals(Artefact.SurveyResults, "talk");
        routes
            .MapAction("/surveys/{id:guid}/steps", Doors.To(Artefact.SurveyResults, Right.Aggregate), PlanAsync)
            .NoteRefusals(Artefact.SurveyResults, "talk");
    }

    private static Task<IResult> ShowAsync(
        Guid id,
        Viewer viewer,
        HttpContext http,
        Db db,
        TalkDesk desk,
        CancellationToken cancel
    ) =>
        db.AsAsync(
            viewer,
            async tx =>
                await desk.LayOutAsync(tx, viewer, new WaveId(id)) is { } talk
                    ? Pages.Show<TalkPage>(
                        http,
                        new { Talk = talk with { HasPlanned = http.Request.Query.ContainsKey("planned") } }
                    )
                    : LookedFor.Missing(http, part: null),
            cancel
        );

    private static Task<IResult> NoteAsync(
        Guid id,
        Form form,
        Viewer viewer,
        HttpContext http,
        Db db,
        TalkDesk desk,
        TalkStore store,
        TimeProvider clock,
        CancellationToken cancel
    ) =>
        db.AsAsync(
            viewer,
            async tx =>
            {
                if (
                    await desk.LayOutAsync(tx, viewer, new WaveId(id)) is not { } talk
                    || form.Id("note") is not { } note
                    || form["step"] is not { } step
                    || !TalkSteps.All.Contains(step)
                )
                {
                    return LookedFor.Missing(http, part: null);
                }

                var (text, table) = (form["text"]?.Trim() ?? "", form["table"]?.Trim() ?? "");
                var isFromTable = form["where"] == "table";
                if (Fault(text, mayBeEmpty: !isFromTable, isFromTable ? table : "-") is { } fault)
                {
                    return Again(http, talk, new(step, text, table, fault));
                }

                if (isFromTable)
                {
                    await store.PutAsync(tx, viewer, talk.Wave, new(note, step, table, text, true), clock.GetUtcNow());
                }
                else
                {
                    await desk.KeepAloneAsync(tx, viewer, talk.Wave, step, text);
                }

                return Results.Extensions.SeeOther($"{talk.Address}#{step}");
            },
            cancel
        );

    private static Task<IResult> DeleteAsync(
        Guid id,
        Guid note,
        Viewer viewer,
        HttpContext http,
        Db db,
        TalkStore store,
        CancellationToken cancel
    ) =>
        db.AsAsync(
            viewer,
            async tx =>
                await store.TakeAsync(tx, viewer, new WaveId(id), note)
                    ? Results.Extensions.SeeOther($"/surveys/{id}/talk")
                    : LookedFor.Missing(http, part: null),
            cancel
        );

    private static Task<IResult> PlanAsync(
        Guid id,
        Form form,
        Viewer viewer,
        HttpContext http,
        Db db,
        TalkDesk desk,
        IWriteTrialActions actions,
        CancellationToken cancel
    ) =>
        db.AsAsync(
            viewer,
            async tx =>
            {
                if (
                    await desk.LayOutAsync(tx, viewer, new WaveId(id)) is not { MayPlan: true } talk
                    || form.Id("source") is not { } source
                )
                {
                    return LookedFor.Missing(http, part: null);
                }

                var text = form["text"]?.Trim() ?? "";
                if (Fault(text, mayBeEmpty: false, "-") is { } fault)
                {
                    return Again(http, talk, new("next", text, "", fault));
                }

                var step = new AgreedStep(source, "survey", talk.Address, viewer.Person, text, form.Date("due"));
                await actions.PlanAsync(tx, viewer, talk.Wave.Programme, [step]);
                return Results.Extensions.SeeOther($"{talk.Address}?planned=yes#next");
            },
            cancel
        );

    // An empty note of one's own takes back what stood there.
    private static string? Fault(string text, bool mayBeEmpty, string table) =>
        text.Length == 0 && !mayBeEmpty ? "noteEmpty"
        : text.Length > TalkSteps.MostCharacters ? "noteLong"
        : table.Length is 0 or > MostOfAName ? "noteTable"
        : null;

    private static IResult Again(HttpContext http, Talk talk, TypedNote typed) =>
        Pages.Show<TalkPage>(
            http,
            new { Talk = talk with { Typed = typed } },
            StatusCodes.Status422UnprocessableEntity
        );
}
