using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sparring.GroupComposition.Repair;
using Sparring.Platform.Data;
using Sparring.Platform.Web;

namespace Sparring.Rooms.Groups.Composing;

/// <summary>
/// POST /groups/compose/{id}/fewest-moves: somebody has left or joined, and the sparring groups are kept as they are but for as
/// few moves as can be.
/// </summary>
public static class MoveFewest
{
    private const string Stop = "FewestMoves";

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapAction("/groups/compose/{id:guid}/fewest-moves", GroupsAccess.Organisers, HandleAsync);

    private static Task<IResult> HandleAsync(
        Guid id,
        Viewer viewer,
        HttpContext http,
        ProposalDesk desk,
        CancellationToken cancel
    ) => desk.ChangeAsync(viewer, id, http, (tx, sheet) => MendAsync(tx, sheet, desk), cancel);

    private static async Task<string?> MendAsync(Tx tx, ProposalSheet sheet, ProposalDesk desk)
    {
        if (desk.Searches.Of(sheet.Proposal.Id) is not null)
        {
            return "composeIsSearching";
        }

        if (sheet.GroupsNow.Count == 0 || Mended(sheet) is not { } seats)
        {
            return "fewestCannot";
        }

        await desk.Changes.PutFoundAsync(tx, sheet, new Found(seats, Stop, 0, 0));
        return null;
    }

    /// <summary>From the groups as they are now, whatever was tried here meanwhile; null when a few moves are not enough.</summary>
    private static Dictionary<PersonId, int>? Mended(ProposalSheet sheet)
    {
        var groups = sheet
            .GroupsNow.Select(group => group.Members.Where(sheet.Has).Select(sheet.IndexOf).ToList())
            .ToList();
        var mended = RepairGroups.For(
            sheet.Problem with
            {
                Fixed = [],
            },
            groups,
            [.. Enumerable.Range(0, sheet.People.Count)]
        );
        return mended is Repaired.Done done
            ? done
                .Groups.SelectMany((group, at) => group.Select(person => (sheet.People[person].Person, Seat: at + 1)))
                .ToDictionary()
            : null;
    }
}

/// <summary>Who leaves her sparring group, who comes to one, and who stays out: what a proposal changes for people.</summary>
/// <param name="From">The number of the group she is in now; null: none.</param>
/// <param name="To">The number of the group she goes to; null: none.</param>
public sealed record GroupChange(PersonId Person, int? From, int? To)
{
    /// <summary>The changes from the groups of the day; people who stay where they are do not stand in it.</summary>
    public static IReadOnlyList<GroupChange> Of(ProposalSheet sheet)
    {
        var now = sheet.GroupsNow.SelectMany(group => group.Members.Select(member => (member, group.Number)));
        var from = now.ToDictionary(entry => entry.member, entry => (int?)entry.Number);
        var to = sheet.People.ToDictionary(person => person.Person, person => NumberOf(sheet, person.Seat));
        return
        [
            .. from
                .Keys.Union(to.Keys)
                .Select(who => new GroupChange(who, from.GetValueOrDefault(who), to.GetValueOrDefault(who)))
                .Where(change => change.From != change.To)
                .OrderBy(change => change.From ?? int.MaxValue),
        ];
    }

    /// <summary>The key of the sentence that says it.</summary>
    public string Key =>
        (From, To) switch
        {
            (null, _) => "changeJoins",
            (_, null) => "changeLeaves",
            _ => "changeMoves",
        };

    private static int? NumberOf(ProposalSheet sheet, int? seat) =>
        seat is not { } at ? null
        : at <= sheet.GroupsNow.Count ? sheet.GroupsNow[at - 1].Number
        : at;
}
