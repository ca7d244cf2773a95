using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sparring.Platform.Data;
using Sparring.Platform.Ui;
using Sparring.Platform.Web;
using Sparring.Rooms.People.Contract;

namespace Sparring.Rooms.Groups;

/// <summary>GET /groups, on the big screen and for paper; GET /groups/occasions/{id}.</summary>
public static class ShowGroups
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPage("/groups", Door.SignedIn, ListAsync);
        routes.MapPage("/groups/screen", Door.SignedIn, ScreenAsync);
        routes.MapPage("/groups/paper", Door.SignedIn, PaperAsync);
        routes.MapPage("/groups/occasions/{id:guid}", Door.SignedIn, OccasionAsync);
        ShowOccasionPrints.Map(routes);
    }

    private static async Task<IResult> ListAsync(
        Viewer viewer,
        Guid? programme,
        HttpContext http,
        Db db,
        GroupsReading reading,
        TimeProvider clock,
        CancellationToken cancel
    )
    {
        var sheet = await db.AsAsync(viewer, tx => reading.SheetAsync(tx, viewer, programme, clock.Today()), cancel);
        return sheet is null && programme is not null
            ? Refusals.Missing
            : Pages.Show<GroupsPage>(http, new { Sheet = sheet });
    }

    private static Task<IResult> ScreenAsync(
        Viewer viewer,
        Guid? programme,
        HttpContext http,
        Db db,
        GroupsReading reading,
        TimeProvider clock,
        CancellationToken cancel
    ) => WholeAsync(PageLook.BigScreen, viewer, programme, http, db, reading, clock, cancel);

    private static Task<IResult> PaperAsync(
        Viewer viewer,
        Guid? programme,
        HttpContext http,
        Db db,
        GroupsReading reading,
        TimeProvider clock,
        CancellationToken cancel
    ) => WholeAsync(PageLook.Paper, viewer, programme, http, db, reading, clock, cancel);

    private static async Task<IResult> WholeAsync(
        PageLook look,
        Viewer viewer,
        Guid? programme,
        HttpContext http,
        Db db,
        GroupsReading reading,
        TimeProvider clock,
        CancellationToken cancel
    )
    {
        var sheet = await db.AsAsync(viewer, tx => reading.SheetAsync(tx, viewer, programme, clock.Today()), cancel);
        return sheet is null ? Refusals.Missing : Pages.Show<WholeListPage>(http, new { Sheet = sheet, Look = look });
    }

    private static async Task<IResult> OccasionAsync(
        Guid id,
        Viewer viewer,
        HttpContext http,
        Db db,
        OccasionStore store,
        GroupsAccess access,
        IPeople people,
        TimeProvider clock,
        CancellationToken cancel
    ) =>
        await db.AsAsync(
            viewer,
            async tx =>
            {
                if (
                    await store.FindAsync(tx, id) is not { } occasion
                    || !await access.IsInAsync(tx, occasion.Programme, viewer, clock.Today())
                )
                {
                    return Refusals.Missing;
                }

                var tables = await store.TablesAsync(tx, id);
                var names = await people.CardsAsync(
                    tx,
                    [.. tables.SelectMany(table => table.People).Select(PersonId.Of)],
                    occasion.Day
                );
                return Pages.Show<OccasionPage>(
                    http,
                    new
                    {
                        Occasion = occasion,
                        Tables = tables,
                        People = names,
                    }
                );
            },
            cancel
        );
}
