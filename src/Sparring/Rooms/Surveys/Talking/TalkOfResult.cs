using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sparring.Platform.Data;
using Sparring.Platform.Web;
using Sparring.Rooms.Practice.Contract;
using Sparring.Rooms.Privacy.Contract;

namespace Sparring.Rooms.Surveys.Talking;

/// <summary>Data, reflection, action about a released result: notes alone or from a table, and the next best step on one's own thread.</summary>
public static class TalkOfResult
{
    private const int MostOfAName = 40;

    public static void Map(IEndpointRouteBuilder routes)
    {
        MapAt(routes, "/surveys/{id:guid}", Artefact.SurveyResults, Right.Aggregate);
        MapAt(routes, TalkSubjects.Rankings + "/{id:guid}", Artefact.OutsideRanking, Right.Read);
    }

    private static void MapAt(IEndpointRouteBuilder routes, string result, string artefact, string right)
    {
        var door = Doors.To(artefact, right);
        routes.MapPage(result + "/talk", door, ShowAsync).NoteRefusals(artefact, "talk");
        routes.MapAction(result + "/notes", door, NoteAsync).NoteRefusals(artefact, "talk");
        routes.MapAction(result + "/notes/{note:guid}/deletion", door, DeleteAsync).NoteRefusals(artefact, "talk");
        routes.MapAction(result + "/steps", door, PlanAsync).NoteRefusals(artefact, "talk");
    }

    private static Task<IResult> ShowAsync(
        Guid id,
        Viewer viewer,
        HttpContext http,
        Db db,
        TalkSubjects subjects,
        TalkDesk desk,
        CancellationToken cancel
    ) =>
        db.AsAsync(
            viewer,
            async tx =>
                await subjects.FindAsync(tx, http.Request.Path, id) is { } about
                    ? Pages.Show<TalkPage>(
                        http,
                        new
                        {
                            Talk = await desk.LayOutAsync(tx, viewer, about) with
                            {
                                HasPlanned = http.Request.Query.ContainsKey("planned"),
                            },
                        }
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
        TalkSubjects subjects,
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
                    await subjects.FindAsync(tx, http.Request.Path, id) is not { } about
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
                    return Again(http, await desk.LayOutAsync(tx, viewer, about), new(step, text, table, fault));
                }

                if (isFromTable)
                {
                    await store.PutAsync(tx, viewer, about, new(note, step, table, text, true), clock.GetUtcNow());
                }
                else
                {
                    await desk.KeepAloneAsync(tx, viewer, about, step, text);
                }

                return Results.Extensions.SeeOther($"{about.Address}/talk#{step}");
            },
            cancel
        );

    private static Task<IResult> DeleteAsync(
        Guid id,
        Guid note,
        Viewer viewer,
        HttpContext http,
        Db db,
        TalkSubjects subjects,
        TalkStore store,
        CancellationToken cancel
    ) =>
        db.AsAsync(
            viewer,
            async tx =>
                await subjects.FindAsync(tx, http.Request.Path, id) is { } about
                && await store.TakeAsync(tx, viewer, id, note)
                    ? Results.Extensions.SeeOther($"{about.Address}/talk")
                    : LookedFor.Missing(http, part: null),
            cancel
        );

    private static Task<IResult> PlanAsync(
        Guid id,
        Form form,
        Viewer viewer,
        HttpContext http,
        Db db,
        TalkSubjects subjects,
        TalkDesk desk,
        IWriteTrialActions actions,
        CancellationToken cancel
    ) =>
        db.AsAsync(
            viewer,
            async tx =>
            {
                if (
                    await subjects.FindAsync(tx, http.Request.Path, id) is not { } about
                    || await desk.LayOutAsync(tx, viewer, about) is not { MayPlan: true } talk
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
                await actions.PlanAsync(tx, viewer, about.Programme, [step]);
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
