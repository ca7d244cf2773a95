using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sparring.Platform.Data;
using Sparring.Platform.Texts;
using Sparring.Platform.Web;
using Sparring.Platform.Writing;
using Sparring.Rooms.Practice.Actions;
using Sparring.Rooms.Practice.Contract;
using Sparring.Rooms.Programme.Contract;

namespace Sparring.Rooms.Practice.Together;

/// <summary>Saves what those who take part write of a joint action, and takes the step they ask for with it.</summary>
public static class WriteJoint
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
        routes.MapAction(
            $"{ShowPortfolio.Path}/{{id:guid}}/{noun}",
            Door.Roles("participant"),
            (
                Guid id,
                Form form,
                Viewer viewer,
                HttpContext http,
                Db db,
                JointPen pen,
                JointDesk desk,
                CancellationToken cancel
            ) => HandleAsync(new(id, form, viewer, http, to), db, pen, desk, cancel)
        );

    private static async Task<IResult> HandleAsync(
        Sent sent,
        Db db,
        JointPen pen,
        JointDesk desk,
        CancellationToken cancel
    )
    {
        var (form, viewer, http) = (sent.Form, sent.Viewer, sent.Http);
        var sections = SentSections.Of(form, JointAction.Written);
        var onward = ShowJoint.Address(sent.Id);
        if (SentSections.TooLong(http, sections, onward) is { } tooLong)
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

                var saves = await pen.SaveAsync(tx, viewer, held, form, sections);
                if ((sent.To is null && !form.IsWhole()) || PracticeForm.HasConflict(saves))
                {
                    var place = PracticeForm.Place(held.Programme, "joint");
                    return SectionAnswers.Of(http, onward, place, saves, Ids.Secure);
                }

                var errors = await pen.StepAsync(tx, viewer, held, sent.To, form);
                return errors.Count > 0 && await desk.LayOutAsync(tx, viewer, held.Id) is { } laid
                    ? PracticeForm.Refused<JointPage>(http, new { Laid = Refused(laid, errors, form) })
                    : TypedResults.Redirect(onward);
            },
            cancel
        );
    }

    private static LaidJoint Refused(LaidJoint laid, IReadOnlyDictionary<string, string> errors, Form form) =>
        laid with
        {
            Errors = errors,
            Typed = new Dictionary<string, string> { ["due"] = form["due"], ["decision"] = form["decision"] },
        };

    private sealed record Sent(Guid Id, Form Form, Viewer Viewer, HttpContext Http, TrialState? To);
}

/// <summary>Writes a joint action as one of those who take part.</summary>
public sealed class JointPen(
    PracticeAccess access,
    JointStore store,
    JointTexts texts,
    ILearningFrames frames,
    TimeProvider clock
)
{
    /// <summary>The action under this id, held; begun when nobody has. Null when the viewer does not take part.</summary>
    public async Task<JointAction?> HoldAsync(Tx tx, Viewer viewer, Guid id, Guid? asked)
    {
        if (await store.HoldAsync(tx, viewer, id) is { } known)
        {
            return known;
        }

        return await access.BelongsToAsync(tx, viewer, asked, "participant") is { } programme
            ? await store.BeginAsync(tx, viewer, id, programme.Id, clock.GetUtcNow())
            : null;
    }

    public async Task<IReadOnlyList<SectionSave>> SaveAsync(
        Tx tx,
        Viewer viewer,
        JointAction held,
        Form form,
        IReadOnlyList<SectionText> sections
    )
    {
        var saves = await texts.SaveAsync(tx, viewer, held, sections);
        if (form.IsWhole())
        {
            var cluster = (await frames.FindAsync(tx, held.Programme)).ActionClusters.FirstOrDefault(one =>
                one.Key == form["cluster"]
            );
            await store.FactsAsync(tx, held.Id, cluster?.Key, form.IsNoDay("due") ? held.Due : form.Date("due"));
        }

        return saves;
    }

    /// <summary>What keeps it from going on, by field; when nothing does, the step is taken.</summary>
    public async Task<IReadOnlyDictionary<string, string>> StepAsync(
        Tx tx,
        Viewer viewer,
        JointAction held,
        TrialState? to,
        Form form
    )
    {
        var said = RoomTexts.Of<JointPen>();
        if (form.IsNoDay("due"))
        {
            return new Dictionary<string, string> { ["due"] = said["noDay"] };
        }

        var written = (await texts.OfAsync(tx, viewer, [held]))[held.Id];
        var decision = form.Has("decision") ? form["decision"] : null;
        Stepping outcome =
            to is { } step ? held.Step(step, written, decision)
            : written.Has("title") ? new Stepping.Ready()
            : new Stepping.Unfinished(["title"]);
        switch (outcome)
        {
            case Stepping.Unfinished missing:
                return missing.Fields.ToDictionary(
                    key => key == "decision" ? key : "text-" + key,
                    key => said["joint.missing." + key]
                );
            case Stepping.NotNow:
                return new Dictionary<string, string> { [""] = said["action.notNow"] };
            default:
                await TakeAsync(tx, held, to, decision);
                return new Dictionary<string, string>();
        }
    }

    private Task TakeAsync(Tx tx, JointAction held, TrialState? to, string? decision) =>
        to is { } step ? store.StepAsync(tx, held.Id, step, decision, clock.GetUtcNow()) : Task.CompletedTask;
}
