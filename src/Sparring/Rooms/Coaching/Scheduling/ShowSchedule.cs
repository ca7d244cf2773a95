using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sparring.Platform.Data;
using Sparring.Platform.Web;

namespace Sparring.Rooms.Coaching.Scheduling;

/// <summary>GET /coaching: the schedule as far as the viewer may see it, by week, by coach or by group.</summary>
public static class ShowSchedule
{
    public const string Path = "/coaching";

    public static IReadOnlyList<string> Views { get; } = ["week", "coach", "group"];

    public static void Map(IEndpointRouteBuilder routes) => routes.MapPage(Path, Door.SignedIn, HandleAsync);

    private static async Task<IResult> HandleAsync(
        Viewer viewer,
        string? by,
        string? told,
        HttpContext http,
        Db db,
        ScheduleSheets sheets,
        CancellationToken cancel
    )
    {
        var sheet = await db.AsAsync(viewer, tx => sheets.SheetAsync(tx, viewer), cancel);
        return Pages.Show<SchedulePage>(
            http,
            new
            {
                Sheet = sheet,
                By = by is not null && Views.Contains(by) ? by : "week",
                Told = told is "undone" or "not-undone" or "read" or "told" or "confirmed" ? told : "",
            }
        );
    }
}
