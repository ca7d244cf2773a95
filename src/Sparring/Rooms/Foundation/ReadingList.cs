using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sparring.Platform.Data;
using Sparring.Platform.Web;
using Sparring.Rooms.Groups.Contract;
using Sparring.Rooms.People.Contract;

namespace Sparring.Rooms.Foundation;

/// <summary>A coach's list: her groups, who has handed in when, and what she has not read yet.</summary>
public static class ReadingList
{
    public const string Path = "/foundation/reading";

    public static void Map(IEndpointRouteBuilder routes) => routes.MapPage(Path, Door.Roles("coach"), ShowAsync);

    private static Task<IResult> ShowAsync(
        Viewer viewer,
        HttpContext http,
        Db db,
        CoachedGroups coached,
        CancellationToken cancel
    ) =>
        db.AsAsync(
            viewer,
            async tx => Pages.Show<ReadingPage>(http, new { Groups = await coached.OfAsync(tx, viewer) }),
            cancel
        );
}

/// <summary>A group as its coach prepares for it.</summary>
public sealed record GroupToRead(SparringGroupId Id, int Number, IReadOnlyList<MemberToRead> Members)
{
    public int Unread => Members.Count(member => member.Latest is { IsRead: false });
}

/// <summary>A member of a group and what she handed in.</summary>
/// <param name="Latest">What she handed in last; null: nothing yet.</param>
/// <param name="Earlier">How many she handed in before that.</param>
public sealed record MemberToRead(string Name, string? Department, SubmissionStore.SubmissionRow? Latest, int Earlier);

/// <summary>Gathers the groups a coach has today, with what their members handed in.</summary>
public sealed class CoachedGroups(
    ISparringGroups groups,
    SubmissionStore submissions,
    IPeople people,
    TimeProvider clock
)
{
    public async Task<IReadOnlyList<GroupToRead>> OfAsync(Tx tx, Viewer viewer)
    {
        var coached = await groups.CoachedByAsync(tx, viewer.Person, clock.Today());
        var cards = await people.CardsAsync(tx, [.. coached.SelectMany(group => group.Members)], clock.Today());
        var shown = new List<GroupToRead>();
        foreach (var group in coached.OrderBy(group => group.Number))
        {
            var sent = (await submissions.OfAsync(tx, viewer, group.Programme, group.Members)).ToLookup(row =>
                row.Owner
            );
            var members = group
                .Members.Where(cards.ContainsKey)
                .Select(member => new MemberToRead(
                    cards[member].Name,
                    cards[member].Department,
                    sent[member].FirstOrDefault(),
                    Math.Max(0, sent[member].Count() - 1)
                ));
            shown.Add(new GroupToRead(group.Id, group.Number, [.. members]));
        }

        return shown;
    }
}
