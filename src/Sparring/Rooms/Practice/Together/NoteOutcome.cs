using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sparring.Platform.Data;
using Sparring.Platform.Texts;
using Sparring.Platform.Web;

namespace Sparring.Rooms.Practice.Together;

/// <summary>Notes what came of a joint action: by kind, in practice, for the citizens. Each entry is its author's to share and to take away.</summary>
public static class NoteOutcome
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var door = Door.Roles("participant");
        routes.MapAction(ShowPortfolio.Path + "/{id:guid}/entries", door, NoteAsync);
        routes.MapAction(ShowPortfolio.Path + "/{id:guid}/entries/{entry:guid}/sharing", door, ShareAsync);
        routes.MapAction(ShowPortfolio.Path + "/{id:guid}/entries/{entry:guid}/removal", door, RemoveAsync);
    }

    private static Task<IResult> NoteAsync(
        Guid id,
        Form form,
        Viewer viewer,
        HttpContext http,
        Db db,
        JointStore store,
        JointTexts texts,
        JointDesk desk,
        TimeProvider clock,
        CancellationToken cancel
    ) =>
        db.AsAsync(
            viewer,
            async tx =>
            {
                if (await store.HoldAsync(tx, viewer, id) is not { } held || form.Id("id") is not { } entry)
                {
                    return Refusals.Missing;
                }

                if (Faults(form) is { Count: > 0 } faults && await desk.LayOutAsync(tx, viewer, id) is { } laid)
                {
                    var typed = new Dictionary<string, string> { ["kind"] = form["kind"], ["entry"] = form["entry"] };
                    return PracticeForm.Refused<JointPage>(
                        http,
                        new { Laid = laid with { Errors = faults, Typed = typed } }
                    );
                }

                DateTimeOffset? told = form["share"] == "forum" ? clock.GetUtcNow() : null;
                var noted = new JointEntry(
                    entry,
                    id,
                    held.Programme,
                    viewer.Person,
                    form["kind"],
                    [],
                    clock.Today(),
                    told
                );
                await texts.NoteAsync(tx, viewer, noted, form["entry"]);
                return TypedResults.Redirect(ShowJoint.Address(id) + "#outcomes");
            },
            cancel
        );

    private static Task<IResult> ShareAsync(
        Guid id,
        Guid entry,
        Form form,
        Viewer viewer,
        Db db,
        JointTextStore store,
        TimeProvider clock,
        CancellationToken cancel
    ) =>
        db.AsAsync(
            viewer,
            async tx =>
                await store.ShareAsync(tx, viewer, entry, form["share"] == "forum", clock.GetUtcNow()) == 1
                    ? TypedResults.Redirect(ShowJoint.Address(id) + "#outcomes")
                    : Refusals.Missing,
            cancel
        );

    private static Task<IResult> RemoveAsync(
        Guid id,
        Guid entry,
        Viewer viewer,
        Db db,
        JointStore actions,
        JointTextStore store,
        CancellationToken cancel
    ) =>
        db.AsAsync(
            viewer,
            async tx =>
                // Pressed again it is gone already: who takes part sees every entry, and finds none of this id.
                await store.RemoveAsync(tx, viewer, entry) == 1
                || (
                    await actions.HoldAsync(tx, viewer, id) is not null
                    && (await store.EntriesAsync(tx, [id])).All(one => one.Id != entry)
                )
                    ? TypedResults.Redirect(ShowJoint.Address(id) + "#outcomes")
                    : Refusals.Missing,
            cancel
        );

    private static Dictionary<string, string> Faults(Form form)
    {
        var said = RoomTexts.Of<JointPen>();
        var faults = new Dictionary<string, string>();
        if (!JointEntry.Kinds.Contains(form["kind"]))
        {
            faults["kind"] = said["joint.noKind"];
        }

        if (form["entry"].Length is 0 or > JointEntry.MostCharacters)
        {
            faults["entry"] = said.With("joint.noEntry", JointEntry.MostCharacters);
        }

        return faults;
    }
}
