using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sparring.Platform.Data;
using Sparring.Platform.Web;

namespace Sparring.Rooms.Practice.Rules;

/// <summary>Rules of the game between departments: what holds, what is proposed, who agreed to which version.</summary>
public static class ShowRules
{
    public const string Path = "/practice/rules";

    public static void Map(IEndpointRouteBuilder routes)
    {
        var door = Door.Roles("participant", "organiser", "executive");
        routes.MapPage(Path, door, ListAsync);
        routes.MapPage(Path + "/new", Door.Roles("participant"), BeginAsync);
        routes.MapPage(Path + "/{id:guid}", door, ShowAsync);
    }

    public static string Address(Guid rules) => $"{Path}/{rules}";

    private static Task<IResult> ListAsync(
        Guid? programme,
        Viewer viewer,
        HttpContext http,
        Db db,
        RulesDesk desk,
        CancellationToken cancel
    ) =>
        db.AsAsync(
            viewer,
            async tx =>
                await desk.ListAsync(tx, viewer, programme) is { } list
                    ? Pages.Show<RulesListPage>(
                        http,
                        new
                        {
                            list.Programme,
                            list.Rules,
                            list.MayBegin,
                        }
                    )
                    : Pages.Show<NoPracticePage>(http, new { }),
            cancel
        );

    private static Task<IResult> BeginAsync(
        Guid? programme,
        Viewer viewer,
        HttpContext http,
        Db db,
        RulesDesk desk,
        Ids ids,
        CancellationToken cancel
    ) =>
        db.AsAsync(
            viewer,
            async tx =>
                await desk.LayOutAsync(tx, viewer, ids.Next(), programme, mayBeNew: true) is { } laid
                    ? Pages.Show<RulesPage>(http, new { Laid = laid })
                    : Pages.Show<NoPracticePage>(http, new { }),
            cancel
        );

    private static Task<IResult> ShowAsync(
        Guid id,
        string? answered,
        Viewer viewer,
        HttpContext http,
        Db db,
        RulesDesk desk,
        CancellationToken cancel
    ) =>
        db.AsAsync(
            viewer,
            async tx =>
                await desk.LayOutAsync(tx, viewer, id, null, mayBeNew: false) is { } laid
                    ? Pages.Show<RulesPage>(http, new { Laid = laid with { Answered = answered } })
                    : Refusals.Missing,
            cancel
        );
}
