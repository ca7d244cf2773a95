using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sparring.Platform.Data;
using Sparring.Platform.Web;
using Sparring.Rooms.Groups.Contract;
using Sparring.Rooms.People.Contract;
using Sparring.Rooms.Privacy.Contract;
using Sparring.Rooms.Programme.Contract;

namespace Sparring.Rooms.Foundation;

/// <summary>What others have opened to the viewer: drafts of her own group, and what has been published to her.</summary>
public static class OpenToMe
{
    public const string Path = "/foundation/published";

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPage(Path, Doors.To(Artefact.FoundationPublished, Right.Read), ShowAsync);

    private static Task<IResult> ShowAsync(
        Viewer viewer,
        HttpContext http,
        Db db,
        OpenFoundations open,
        CancellationToken cancel
    ) =>
        db.AsAsync(
            viewer,
            async tx =>
                Pages.Show<PublishedPage>(
                    http,
                    new
                    {
                        Shared = await open.SharedAsync(tx, viewer),
                        Published = await open.PublishedAsync(tx, viewer),
                    }
                ),
            cancel
        );
}

/// <summary>Somebody's foundation, open to the viewer since a day.</summary>
public sealed record OpenFoundation(string Owner, string? Department, string Address, DateTimeOffset Since);

/// <summary>Finds what is open to the viewer.</summary>
public sealed class OpenFoundations(
    PublicationStore store,
    IProgrammes programmes,
    ISparringGroups groups,
    IPeople people,
    TimeProvider clock
)
{
    public async Task<IReadOnlyList<OpenFoundation>> SharedAsync(Tx tx, Viewer viewer)
    {
        var rows = new List<PublicationStore.OpenRow>();
        foreach (var programme in await programmes.OfViewerAsync(tx))
        {
            if (await groups.OfAsync(tx, programme.Id, viewer.Person, clock.Today()) is { } group)
            {
                var others = group.Members.Where(member => member != viewer.Person);
                rows.AddRange((await store.SharedByAsync(tx, programme.Id, others)).DistinctBy(row => row.Owner));
            }
        }

        return await NamedAsync(tx, rows);
    }

    public async Task<IReadOnlyList<OpenFoundation>> PublishedAsync(Tx tx, Viewer viewer) =>
        await NamedAsync(tx, await store.PublishedToAsync(tx, viewer));

    private async Task<IReadOnlyList<OpenFoundation>> NamedAsync(Tx tx, IReadOnlyList<PublicationStore.OpenRow> rows)
    {
        var cards = await people.CardsAsync(tx, [.. rows.Select(row => row.Owner).Distinct()], clock.Today());
        return
        [
            .. rows.Where(row => cards.ContainsKey(row.Owner))
                .Select(row => new OpenFoundation(
                    cards[row.Owner].Name,
                    cards[row.Owner].Department,
                    ReadFoundation.Address(row.Foundation),
                    row.Since
                )),
        ];
    }
}
