using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sparring.Platform.Data;
using Sparring.Platform.Web;
using Sparring.Rooms.Programme.Design;

namespace Sparring.Rooms.Programme.Editing;

/// <summary>POST /programme/{key}/place/{path}: one place up or down in its list.</summary>
public static class MoveThing
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapAction("/programme/{key}/place/{**path}", ProgrammeAccess.Organisers, HandleAsync);

    private static Task<IResult> HandleAsync(
        string key,
        string path,
        Viewer viewer,
        Form typed,
        HttpContext http,
        Db db,
        DesignDesk desk,
        CancellationToken cancel
    ) =>
        db.AsAsync(
            viewer,
            async tx =>
            {
                if (
                    await desk.Programmes.FindToChangeAsync(tx, key) is not { } programme
                    || DesignTree.Find(programme.Document, path) is not { } thing
                )
                {
                    return Refusals.Missing;
                }

                var step = typed["way"] == "up" ? -1 : 1;
                var change = await desk.History.ChangeAsync(
                    tx,
                    programme.Id,
                    null,
                    design => Move(design, path, step),
                    DesignHistory.Cause.Edit
                );
                var page = new ThingOnPage(
                    programme,
                    ThingForm.Of(path, thing.Shape, thing.Value),
                    IsNew: false,
                    "",
                    []
                );
                return await desk.AnswerAsync(tx, http, page, programme.Version, change);
            },
            cancel
        );

    private static JsonObject? Move(JsonObject design, string path, int step)
    {
        if (DesignTree.Find(design, path)?.Value is not { Parent: JsonArray list } thing)
        {
            return null;
        }

        var place = Math.Clamp(list.IndexOf(thing) + step, 0, list.Count - 1);
        list.Remove(thing);
        list.Insert(place, thing);
        return design;
    }
}
