using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sparring.Platform.Data;
using Sparring.Platform.Ui;
using Sparring.Platform.Web;
using Sparring.Rooms.People.Contract;

namespace Sparring.Rooms.Groups;

/// <summary>GET /groups/occasions/{id}/screen, …/badges and …/cards: on the wall, on people and on tables.</summary>
public static class ShowOccasionPrints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPage("/groups/occasions/{id:guid}/screen", Door.SignedIn, ScreenAsync);
        routes.MapPage("/groups/occasions/{id:guid}/badges", Door.SignedIn, BadgesAsync);
        routes.MapPage("/groups/occasions/{id:guid}/cards", Door.SignedIn, CardsAsync);
    }

    private static Task<IResult> ScreenAsync(
        Guid id,
        Viewer viewer,
        HttpContext http,
        Db db,
        OccasionReading reading,
        CancellationToken cancel
    ) => ShowAsync<TableCardsPage>(PageLook.BigScreen, id, viewer, http, db, reading, cancel);

    private static Task<IResult> BadgesAsync(
        Guid id,
        Viewer viewer,
        HttpContext http,
        Db db,
        OccasionReading reading,
        CancellationToken cancel
    ) => ShowAsync<BadgesPage>(PageLook.Paper, id, viewer, http, db, reading, cancel);

    private static Task<IResult> CardsAsync(
        Guid id,
        Viewer viewer,
        HttpContext http,
        Db db,
        OccasionReading reading,
        CancellationToken cancel
    ) => ShowAsync<TableCardsPage>(PageLook.Paper, id, viewer, http, db, reading, cancel);

    private static async Task<IResult> ShowAsync<TPage>(
        PageLook look,
        Guid id,
        Viewer viewer,
        HttpContext http,
        Db db,
        OccasionReading reading,
        CancellationToken cancel
    )
        where TPage : SparringComponent =>
        await db.AsAsync(viewer, tx => reading.SheetAsync(tx, viewer, id), cancel) is { } sheet
            ? Pages.Show<TPage>(http, new { Sheet = sheet, Look = look })
            : Refusals.Missing;
}

/// <summary>A gathering with its tables and names.</summary>
public sealed record OccasionSheet(
    Occasion Occasion,
    IReadOnlyList<OccasionTable> Tables,
    IReadOnlyDictionary<PersonId, PersonCard> People
)
{
    public PersonCard? CardOf(Guid person) => People.GetValueOrDefault(PersonId.Of(person));
}

/// <summary>Reads a gathering for those who hold a role in its programme.</summary>
public sealed class OccasionReading(OccasionStore store, GroupsAccess access, IPeople people, TimeProvider clock)
{
    public async Task<OccasionSheet?> SheetAsync(Tx tx, Viewer viewer, Guid id)
    {
        if (
            await store.FindAsync(tx, id) is not { } occasion
            || !await access.IsInAsync(tx, occasion.Programme, viewer, clock.Today())
        )
        {
            return null;
        }

        var tables = await store.TablesAsync(tx, id);
        var seated = tables.SelectMany(table => table.People).Select(PersonId.Of).ToList();
        return new OccasionSheet(occasion, tables, await people.CardsAsync(tx, seated, occasion.Day));
    }
}
