using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sparring.Platform.Data;
using Sparring.Platform.Web;

namespace Sparring.Rooms.Practice.Together;

/// <summary>The portfolio: what is tried together across departments, clusters by states.</summary>
public static class ShowPortfolio
{
    public const string Path = "/practice/together";

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPage(Path, Door.Roles("participant", "organiser", "executive"), ShowAsync);

    private static Task<IResult> ShowAsync(
        Guid? programme,
        string? q,
        string? sort,
        Viewer viewer,
        HttpContext http,
        Db db,
        PortfolioDesk desk,
        CancellationToken cancel
    ) =>
        db.AsAsync(
            viewer,
            async tx =>
                await desk.LayOutAsync(tx, viewer, programme, new(q?.Trim() ?? "", sort ?? "")) is { } laid
                    ? Pages.Show<PortfolioPage>(http, new { Laid = laid })
                    : Pages.Show<NoPracticePage>(http, new { }),
            cancel
        );
}
