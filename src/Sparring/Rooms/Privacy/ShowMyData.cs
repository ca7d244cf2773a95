using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sparring.Platform.Data;
using Sparring.Platform.Web;

namespace Sparring.Rooms.Privacy;

/// <summary>
/// GET /privacy/mine: everything about oneself, on a page and as two files. No address names anybody: nobody gets another's.
/// </summary>
public static class ShowMyData
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPage("/privacy/mine", Door.SignedIn, PageAsync);
        routes.MapPage("/privacy/mine/file.html", Door.SignedIn, ReadableAsync);
        routes.MapPage("/privacy/mine/file.json", Door.SignedIn, MachineAsync);
    }

    private static async Task<IResult> PageAsync(
        HttpContext http,
        Viewer viewer,
        MyData data,
        CancellationToken cancel
    ) => Pages.Show<MyDataPage>(http, new { Rooms = await data.ReadAsync(viewer, cancel) });

    private static async Task<IResult> ReadableAsync(
        HttpContext http,
        Viewer viewer,
        MyData data,
        TimeProvider clock,
        CancellationToken cancel
    )
    {
        Attach(http, clock, "html");
        return Pages.Show<MyDataDocument>(
            http,
            new { Rooms = await data.ReadAsync(viewer, cancel), At = clock.GetUtcNow() }
        );
    }

    private static async Task<IResult> MachineAsync(
        HttpContext http,
        Viewer viewer,
        MyData data,
        TimeProvider clock,
        CancellationToken cancel
    )
    {
        var rooms = await data.ReadAsync(viewer, cancel);
        Attach(http, clock, "json");
        return Results.Bytes(MyDataFile.Of(viewer, rooms, clock.GetUtcNow()), "application/json; charset=utf-8");
    }

    private static void Attach(HttpContext http, TimeProvider clock, string ending) =>
        http.Response.Headers.ContentDisposition =
            $"attachment; filename=\"sparring-{clock.Today():yyyy-MM-dd}.{ending}\"";
}
