using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sparring.Platform.Data;
using Sparring.Platform.Web;
using Sparring.Rooms.Programme.Design;

namespace Sparring.Rooms.Programme.Editing;

/// <summary>GET /programme/{key}/edit: everything of the design, each thing with the way to its form.</summary>
public static class ShowEditing
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPage("/programme/{key}/edit", ProgrammeAccess.Organisers, HandleAsync);
        routes.MapPage("/programme/{key}/thing/{**path}", ProgrammeAccess.Organisers, HandleThingAsync);
        routes.MapPage("/programme/{key}/addition/{**list}", ProgrammeAccess.Organisers, HandleAdditionAsync);
    }

    private static async Task<IResult> HandleAsync(
        string key,
        Viewer viewer,
        HttpContext http,
        Db db,
        SeenProgrammes programmes,
        CancellationToken cancel
    ) =>
        await db.AsAsync(viewer, tx => programmes.FindToChangeAsync(tx, key), cancel) is { } programme
            ? Pages.Show<EditingPage>(http, new { Programme = programme, Changed = ChangedIn(http) })
            : Refusals.Missing;

    private static async Task<IResult> HandleThingAsync(
        string key,
        string path,
        Viewer viewer,
        HttpContext http,
        Db db,
        SeenProgrammes programmes,
        CancellationToken cancel
    )
    {
        if (
            await db.AsAsync(viewer, tx => programmes.FindToChangeAsync(tx, key), cancel) is not { } programme
            || DesignTree.Find(programme.Document, PathOf(path)) is not { } thing
        )
        {
            return Refusals.Missing;
        }

        var form = ThingForm.Of(thing.Path, thing.Shape, thing.Value);
        return Pages.Show<ThingPage>(http, new { Shown = new ThingOnPage(programme, form, IsNew: false, "", []) });
    }

    private static async Task<IResult> HandleAdditionAsync(
        string key,
        string list,
        Viewer viewer,
        HttpContext http,
        Db db,
        SeenProgrammes programmes,
        Ids ids,
        CancellationToken cancel
    )
    {
        if (
            await db.AsAsync(viewer, tx => programmes.FindToChangeAsync(tx, key), cancel) is not { } programme
            || DesignTree.FindList(programme.Document, list)?.Field.Items is not { } shape
        )
        {
            return Refusals.Missing;
        }

        var mark = ids.Next().ToString("N")[..6];
        return Pages.Show<ThingPage>(
            http,
            new { Shown = new ThingOnPage(programme, ThingForm.Empty(list, shape), IsNew: true, mark, []) }
        );
    }

    /// <summary>The programme's own fields have the path "", which no address can end in.</summary>
    internal static string PathOf(string path) => path == "programme" ? "" : path;

    private static int ChangedIn(HttpContext http) =>
        int.TryParse(http.Request.Query["changed"], out var version) ? version : 0;
}
