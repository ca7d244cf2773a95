using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sparring.Platform.Data;
using Sparring.Platform.Web;

namespace Sparring.Rooms.People;

/// <summary>GET /people: who is there as of a day, as far as the viewer sees.</summary>
public static class ShowPeople
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapPage("/people", Door.SignedIn, HandleAsync);

    private static Task<IResult> HandleAsync(
        Viewer viewer,
        HttpContext http,
        Db db,
        TimeProvider clock,
        CancellationToken cancel
    )
    {
        var query = PeopleQuery.Of(http.Request.Query, clock.Today());
        return http.Request.IsHtmx()
            ? ShowResultsAsync(viewer, http, db, query, cancel)
            : ShowPageAsync(viewer, http, db, query, cancel);
    }

    private static async Task<IResult> ShowResultsAsync(
        Viewer viewer,
        HttpContext http,
        Db db,
        PeopleQuery query,
        CancellationToken cancel
    )
    {
        var sheet = await db.AskAsync(viewer, PeopleStore.SheetQuestions(query), PeopleStore.SheetAsync, cancel);
        return Pages.Show<PeopleResults>(
            http,
            new
            {
                Query = query,
                Sheet = sheet,
                CanEdit = PeopleAccess.MayEdit(viewer),
            }
        );
    }

    private static async Task<IResult> ShowPageAsync(
        Viewer viewer,
        HttpContext http,
        Db db,
        PeopleQuery query,
        CancellationToken cancel
    )
    {
        var (sheet, departments) = await db.AskAsync(
            viewer,
            [.. PeopleStore.SheetQuestions(query), PeopleStore.Departments],
            async answers => (await PeopleStore.SheetAsync(answers), await answers.ListAsync<DepartmentName>()),
            cancel
        );
        return Pages.Show<PeoplePage>(
            http,
            new
            {
                Query = query,
                Sheet = sheet,
                Departments = departments,
                CanEdit = PeopleAccess.MayEdit(viewer),
            }
        );
    }
}
