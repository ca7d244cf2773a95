using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sparring.Platform.Data;
using Sparring.Platform.Texts;
using Sparring.Platform.Web;
using Sparring.Rooms.Programme.Contract;

namespace Sparring.Rooms.Practice.Together;

/// <summary>Who takes part: those who do ask others, each answers for herself, and anybody may leave. One leads.</summary>
public static class TakePart
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var door = Door.Roles("participant");
        routes.MapAction(ShowPortfolio.Path + "/{id:guid}/people", door, AskAsync);
        routes.MapAction(ShowPortfolio.Path + "/{id:guid}/people/{person:guid}/taking-back", door, TakeBackAsync);
        routes.MapAction(ShowPortfolio.Path + "/{id:guid}/yes", door, JoinAsync);
        routes.MapAction(ShowPortfolio.Path + "/{id:guid}/leaving", door, LeaveAsync);
        routes.MapAction(ShowPortfolio.Path + "/{id:guid}/lead", door, LeadAsync);
    }

    private static Task<IResult> AskAsync(
        Guid id,
        Form form,
        Viewer viewer,
        HttpContext http,
        Db db,
        JointStore store,
        JointDesk desk,
        IProgrammes programmes,
        TimeProvider clock,
        CancellationToken cancel
    ) =>
        db.AsAsync(
            viewer,
            async tx =>
            {
                if (await store.HoldAsync(tx, viewer, id) is not { } held)
                {
                    return Refusals.Missing;
                }

                var participants = await programmes.HoldersAsync(tx, held.Programme, "participant", clock.Today());
                if (form.Id("person") is { } asked && participants.Contains(new PersonId(asked)))
                {
                    await store.AskAsync(tx, viewer, held, new PersonId(asked), clock.GetUtcNow());
                    return TypedResults.Redirect(ShowJoint.Address(id) + "#people");
                }

                return await desk.LayOutAsync(tx, viewer, id) is { } laid
                    ? PracticeForm.Refused<JointPage>(http, new { Laid = laid with { Errors = NobodyChosen } })
                    : Refusals.Missing;
            },
            cancel
        );

    private static Dictionary<string, string> NobodyChosen =>
        new() { ["person"] = RoomTexts.Of<JointPen>()["joint.nobody"] };

    private static Task<IResult> TakeBackAsync(
        Guid id,
        Guid person,
        Viewer viewer,
        Db db,
        JointStore store,
        CancellationToken cancel
    ) =>
        db.AsAsync(
            viewer,
            async tx =>
                await store.HoldAsync(tx, viewer, id) is not null
                && await store.TakeBackAskingAsync(tx, id, new PersonId(person))
                    ? TypedResults.Redirect(ShowJoint.Address(id) + "#people")
                    : Refusals.Missing,
            cancel
        );

    private static Task<IResult> JoinAsync(
        Guid id,
        Viewer viewer,
        Db db,
        JointStore store,
        TimeProvider clock,
        CancellationToken cancel
    ) =>
        db.AsAsync(
            viewer,
            async tx =>
            {
                // A second yes is nothing; who was never asked has nothing to say yes to.
                await store.JoinAsync(tx, viewer, id, clock.GetUtcNow());
                return await store.HoldAsync(tx, viewer, id) is null
                    ? Refusals.Missing
                    : TypedResults.Redirect(ShowJoint.Address(id));
            },
            cancel
        );

    private static Task<IResult> LeaveAsync(
        Guid id,
        Viewer viewer,
        Db db,
        JointStore store,
        TimeProvider clock,
        CancellationToken cancel
    ) =>
        db.AsAsync(
            viewer,
            async tx =>
            {
                var own = (await store.PartsAsync(tx, [id])).FirstOrDefault(part => part.Person == viewer.Person);
                var hasLeft = own?.EndedAt is not null;
                // Who leads passes it on first: no action is without somebody. Who has left, leaves once.
                return
                    hasLeft
                    || (
                        await store.FindAsync(tx, id) is { } action
                        && action.Lead != viewer.Person
                        && await store.LeaveAsync(tx, viewer, id, clock.GetUtcNow()) == 1
                    )
                    ? TypedResults.Redirect(ShowPortfolio.Path)
                    : Refusals.Missing;
            },
            cancel
        );

    private static Task<IResult> LeadAsync(
        Guid id,
        Form form,
        Viewer viewer,
        Db db,
        JointStore store,
        CancellationToken cancel
    ) =>
        db.AsAsync(
            viewer,
            async tx =>
            {
                // Pressed again it has been passed on already: whoever leads by now is who was to lead.
                if (
                    await store.HoldAsync(tx, viewer, id) is not { } held
                    || form.Id("person") is not { } person
                    || (held.Lead != viewer.Person && held.Lead.Value != person)
                    || !(await store.PartsAsync(tx, [id])).Any(part => part.Person.Value == person && part.TakesPart)
                )
                {
                    return Refusals.Missing;
                }

                await store.LeadAsync(tx, id, new PersonId(person));
                return TypedResults.Redirect(ShowJoint.Address(id) + "#people");
            },
            cancel
        );
}
