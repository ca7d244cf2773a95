using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sparring.Platform.Data;
using Sparring.Platform.Web;
using Sparring.Rooms.People.Contract;

namespace Sparring.Rooms.Programme.Showing;

/// <summary>GET /programme/{key}: why, where to, how and with whom.</summary>
public static class ShowProgramme
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPage("/programme/{key}", ProgrammeAccess.Readers, HandleAsync);

    private static async Task<IResult> HandleAsync(
        string key,
        Viewer viewer,
        HttpContext http,
        Db db,
        SeenProgrammes programmes,
        ProgrammeStore store,
        IPeople people,
        TimeProvider clock,
        CancellationToken cancel
    )
    {
        var today = clock.Today();
        var page = await db.AsAsync(
            viewer,
            async tx =>
            {
                if (await programmes.FindAsync(tx, key) is not { } programme)
                {
                    return null;
                }

                var contacts = await store.HoldersAsync(tx, programme.Id, "contact", today);
                var group = await store.HoldersAsync(tx, programme.Id, "working_group", today);
                var organisers = await store.HoldersAsync(tx, programme.Id, "organiser", today);
                var cards = await people.CardsAsync(tx, [.. contacts, .. group, .. organisers], today);
                return new ProgrammeOnPage(
                    programme,
                    Cards(contacts, cards),
                    Cards(group, cards),
                    Cards(organisers, cards)
                );
            },
            cancel
        );
        return page is null ? Refusals.Missing : Pages.Show<ProgrammePage>(http, new { Shown = page });
    }

    private static IReadOnlyList<PersonCard> Cards(
        IReadOnlyList<PersonId> ids,
        IReadOnlyDictionary<PersonId, PersonCard> cards
    ) => [.. ids.Select(id => cards.GetValueOrDefault(id)).OfType<PersonCard>()];
}

/// <summary>A programme with those one may ask about it.</summary>
public sealed record ProgrammeOnPage(
    SeenProgramme Programme,
    IReadOnlyList<PersonCard> Contacts,
    IReadOnlyList<PersonCard> WorkingGroup,
    IReadOnlyList<PersonCard> Organisers
);
