using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sparring.Platform.Data;
using Sparring.Platform.Web;
using Sparring.Rooms.Programme.Design;

namespace Sparring.Rooms.Programme.Editing;

/// <summary>POST /programme/{key}/removal/{path}: away with a thing, all in it, and what pointed at it. Can be undone.</summary>
public static class RemoveThing
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapAction("/programme/{key}/removal/{**path}", ProgrammeAccess.Organisers, HandleAsync);

    private static Task<IResult> HandleAsync(
        string key,
        string path,
        Viewer viewer,
        Form typed,
        HttpContext http,
        Db db,
        DesignDesk desk,
        CancellationToken cancel
    ) => db.AsAsync(viewer, tx => RemoveAsync(tx, key, path, typed, http, desk), cancel);

    private static async Task<IResult> RemoveAsync(
        Tx tx,
        string key,
        string path,
        Form typed,
        HttpContext http,
        DesignDesk desk
    )
    {
        if (await desk.Programmes.FindToChangeAsync(tx, key) is not { } programme)
        {
            return Refusals.Missing;
        }

        if (DesignTree.Find(programme.Document, path) is not { ListPath.Length: > 0 } thing)
        {
            return DesignDesk.Done(programme, 0);
        }

        var version = typed.Number("version") ?? 0;
        var change = await desk.History.ChangeAsync(
            tx,
            programme.Id,
            new(version, path),
            design => Remove(design, path),
            DesignHistory.Cause.Edit
        );
        var page = new ThingOnPage(programme, ThingForm.Of(path, thing.Shape, thing.Value), IsNew: false, "", []);
        return await desk.AnswerAsync(tx, http, page, version, change);
    }

    private static JsonObject? Remove(JsonObject design, string path)
    {
        if (DesignTree.Find(design, path) is not { } thing || thing.Value.Parent is not JsonArray list)
        {
            return null;
        }

        list.Remove(thing.Value);
        var left = DesignTree.Items(design).ToList();
        var known = left.ToLookup(item => item.Shape.Noun, item => item.Key, StringComparer.Ordinal);
        foreach (
            var (item, field) in left.SelectMany(item =>
                item.Shape.Fields.Where(field => field.Target.Length > 0).Select(field => (item, field))
            )
        )
        {
            Forget(item.Value, field, [.. known[field.Target]]);
        }

        return design;
    }

    private static void Forget(JsonObject thing, DesignField field, IReadOnlyList<string> known)
    {
        if (thing[field.Name] is JsonArray several)
        {
            thing[field.Name] = new JsonArray([
                .. several
                    .Select(key => key?.GetValue<string>() ?? "")
                    .Where(known.Contains)
                    .Select(key => (JsonNode?)key),
            ]);
        }
        else if (thing[field.Name] is { } one && !known.Contains(one.GetValue<string>()))
        {
            thing.Remove(field.Name);
        }
    }
}
