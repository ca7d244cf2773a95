using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sparring.Platform.Data;
using Sparring.Platform.Web;

namespace Sparring.Rooms.People;

/// <summary>GET /people: who is there as of a day, as far as the viewer sees.</summary>
public static class ShowPeople
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapPage("/people", Door.SignedIn, HandleAsync);

    private static async Task<IResult> HandleAsync(
        Viewer viewer,
        HttpContext http,
        Db db,
        PeopleStore store,
        TimeProvider clock,
        CancellationToken cancel
    )
    {
        var query = PeopleQuery.Of(http.Request.Query, clock.Today());
        var (sheet, departments) = await db.AsAsync(
            viewer,
            async tx => (await store.SheetAsync(tx, query), await store.DepartmentsAsync(tx)),
            cancel
        );
        var canEdit = PeopleAccess.MayEdit(viewer);
        return http.Request.IsHtmx()
            ? Pages.Show<PeopleResults>(
                http,
                new
                {
                    Query = query,
                    Sheet = sheet,
                    CanEdit = canEdit,
                }
            )
            : Pages.Show<PeoplePage>(
                http,
                new
                {
                    Query = query,
                    Sheet = sheet,
                    Departments = departments,
                    CanEdit = canEdit,
                }
            );
    }
}
