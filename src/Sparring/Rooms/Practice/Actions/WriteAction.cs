using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sparring.Platform.Data;
using Sparring.Platform.Web;
using Sparring.Platform.Writing;
using Sparring.Rooms.Practice.Contract;
using Sparring.Rooms.Privacy.Contract;

namespace Sparring.Rooms.Practice.Actions;

/// <summary>Saves what a leader writes of a trial action, and takes the step she asks for with it.</summary>
public static class WriteAction
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        MapStep(routes, "text", null);
        MapStep(routes, "doing", TrialState.Done);
        MapStep(routes, "reflection", TrialState.Reflected);
        MapStep(routes, "decision", TrialState.Decided);
        MapStep(routes, "dropping", TrialState.Dropped);
        MapStep(routes, "reopening", TrialState.Planned);
    }

    private static void MapStep(IEndpointRouteBuilder routes, string noun, TrialState? to) =>
        routes
            .MapAction(
                $"{ShowAction.Path}/{{id:guid}}/{noun}",
                Doors.To(Artefact.TrialAction, Right.Write),
                (
                    Guid id,
                    Form form,
                    Viewer viewer,
                    HttpContext http,
                    Db db,
                    ActionPen pen,
                    ActionDesk desk,
                    CancellationToken cancel
                ) => HandleAsync(new(id, form, viewer, http, to), db, pen, desk, cancel)
            )
            .NoteRefusals(Artefact.TrialAction, "write");

    private static async Task<IResult> HandleAsync(
        Sent sent,
        Db db,
        ActionPen pen,
        ActionDesk desk,
        CancellationToken cancel
    )
    {
        var (form, viewer, http) = (sent.Form, sent.Viewer, sent.Http);
        var sections = SentSections.Of(form, TrialAction.Written);
        if (SentSections.TooLong(http, sections, ShowAction.Address(sent.Id)) is { } tooLong)
        {
            return tooLong;
        }

        return await db.AsAsync(
            viewer,
            async tx =>
            {
                if (await pen.HoldAsync(tx, viewer, sent.Id, form.Id("programme")) is not { } held)
                {
                    return Refusals.Missing;
                }

                var onward = ShowAction.Address(held.Id);
                var saves = await pen.SaveAsync(tx, viewer, held, form, sections);
                if ((sent.To is null && !form.IsWhole()) || PracticeForm.HasConflict(saves))
                {
                    var place = PracticeForm.Place(held.Programme, "action");
                    return SectionAnswers.Of(http, onward, place, saves, Ids.Secure);
                }

                var errors = await pen.StepAsync(tx, viewer, held, sent.To, form);
                if (errors.Count > 0 && await desk.LayOutAsync(tx, viewer, held.Id, null) is { } laid)
                {
                    return Refused(http, form, laid with { Errors = errors });
                }

                return TypedResults.Redirect(onward);
            },
            cancel
        );
    }

    private static IResult Refused(HttpContext http, Form form, LaidAction laid)
    {
        var shown = laid with { TypedDue = form["due"], TypedNext = form["nextOn"], TypedDecision = form["decision"] };
        return form.Has("brief")
            ? PracticeForm.Refused<NewActionPage>(http, new { Laid = shown })
            : PracticeForm.Refused<ActionPage>(http, new { Laid = shown });
    }

    private sealed record Sent(Guid Id, Form Form, Viewer Viewer, HttpContext Http, TrialState? To);
}
