using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sparring.Platform.Data;
using Sparring.Platform.Web;

namespace Sparring.Rooms.People.Import;

/// <summary>GET /people/import: where a file is chosen, and the imports there were.</summary>
public static class ShowUpload
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPage("/people/import", PeopleAccess.Organisers, HandleAsync);

    private static async Task<IResult> HandleAsync(
        Viewer viewer,
        HttpContext http,
        Db db,
        ImportStore store,
        CancellationToken cancel
    )
    {
        var latest = await db.AsAsync(viewer, store.LatestAsync, cancel);
        return Pages.Show<UploadPage>(
            http,
            new
            {
                Id = Ids.Secure.Next(),
                Latest = latest,
                Errors = new Dictionary<string, string>(),
            }
        );
    }
}
