using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sparring.Platform.Data;
using Sparring.Platform.Web;

namespace Sparring.Rooms.Groups.Composing;

/// <summary>POST /groups/compose/{id}/seats moves or swaps, …/locks settles and frees, …/undoing puts the last change back.</summary>
public static class SeatPeople
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapAction("/groups/compose/{id:guid}/seats", GroupsAccess.Organisers, SeatAsync);
        routes.MapAction("/groups/compose/{id:guid}/locks", GroupsAccess.Organisers, LockAsync);
        routes.MapAction("/groups/compose/{id:guid}/undoing", GroupsAccess.Organisers, UndoAsync);
    }

    private static Task<IResult> SeatAsync(
        Guid id,
        Viewer viewer,
        Form form,
        HttpContext http,
        ProposalDesk desk,
        CancellationToken cancel
    ) => desk.ChangeAsync(viewer, id, http, (tx, sheet) => PutSeatAsync(tx, sheet, form, desk), cancel);

    private static async Task<string?> PutSeatAsync(Tx tx, ProposalSheet sheet, Form form, ProposalDesk desk)
    {
        if (Person(sheet, form.Id("person")) is not { Seat: not null } person)
        {
            return "errorWho";
        }

        if (desk.Searches.Of(sheet.Proposal.Id) is not null)
        {
            return "composeIsSearching";
        }

        if (Person(sheet, form.Id("with")) is { Seat: not null } other)
        {
            await desk.Changes.SwapAsync(tx, sheet.Proposal.Id, person, other);
            return null;
        }

        if (form.Number("to") is not { } to || to < 1 || to > sheet.Problem.Sizes.Count)
        {
            return "composeErrorGroup";
        }

        if (to != person.Seat)
        {
            await desk.Changes.MoveAsync(tx, sheet.Proposal.Id, person.Person, to);
        }

        return null;
    }

    private static Task<IResult> LockAsync(
        Guid id,
        Viewer viewer,
        Form form,
        HttpContext http,
        ProposalDesk desk,
        CancellationToken cancel
    ) => desk.ChangeAsync(viewer, id, http, (tx, sheet) => SettleAsync(tx, sheet, form, desk), cancel);

    private static async Task<string?> SettleAsync(Tx tx, ProposalSheet sheet, Form form, ProposalDesk desk)
    {
        var people = (form.Has("all"), form.Number("group"), Person(sheet, form.Id("person"))) switch
        {
            (true, _, _) => sheet.People,
            (_, { } group, _) => [.. sheet.People.Where(person => person.Seat == group)],
            (_, _, { } person) => [person],
            _ => [],
        };
        if (people.Count == 0)
        {
            return "errorWho";
        }

        // What is settled as a whole is freed as a whole; anything else is settled.
        var settle = form["all"] != "free" && people.Any(person => person.LockedAt is null);
        await desk.Changes.LockAsync(tx, sheet.Proposal.Id, [.. people.Select(person => person.Person)], settle);
        return null;
    }

    private static Task<IResult> UndoAsync(
        Guid id,
        Viewer viewer,
        HttpContext http,
        ProposalDesk desk,
        CancellationToken cancel
    ) =>
        desk.ChangeAsync(
            viewer,
            id,
            http,
            async (tx, _) => await desk.Changes.UndoAsync(tx, id) ? null : "composeNothingToUndo",
            cancel
        );

    private static ProposalPerson? Person(ProposalSheet sheet, Guid? id) =>
        sheet.People.FirstOrDefault(person => person.Person.Value == id);
}
