using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sparring.Platform.Data;
using Sparring.Platform.Web;
using Sparring.Rooms.Programme.Design;

namespace Sparring.Rooms.Programme.Editing;

/// <summary>POST /programme/{key}/thing/{path}: new texts, dates and ties of one thing.</summary>
public static class ChangeThing
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapAction("/programme/{key}/thing/{**path}", ProgrammeAccess.Organisers, HandleAsync);

    private static Task<IResult> HandleAsync(
        string key,
        string path,
        Viewer viewer,
        Form typed,
        HttpContext http,
        Db db,
        DesignDesk desk,
        CancellationToken cancel
    ) => db.AsAsync(viewer, tx => ChangeAsync(tx, key, ShowEditing.PathOf(path), typed, http, desk), cancel);

    private static async Task<IResult> ChangeAsync(
        Tx tx,
        string key,
        string path,
        Form typed,
        HttpContext http,
        DesignDesk desk
    )
    {
        if (
            await desk.Programmes.FindToChangeAsync(tx, key) is not { } programme
            || DesignTree.Find(programme.Document, path) is not { } there
        )
        {
            return Refusals.Missing;
        }

        var (form, thing) = ThingForm.Read(path, there.Shape, typed);
        var page = new ThingOnPage(programme, form, IsNew: false, "", []);
        if (form.Errors.Count > 0)
        {
            return Pages.Show<ThingPage>(http, new { Shown = page }, StatusCodes.Status422UnprocessableEntity);
        }

        var version = typed.Number("version") ?? 0;
        var change = await desk.History.ChangeAsync(
            tx,
            programme.Id,
            new(version, path),
            design => Put(design, path, there.Shape, thing),
            DesignHistory.Cause.Edit
        );
        return await desk.AnswerAsync(tx, http, page, version, change);
    }

    private static JsonObject? Put(JsonObject design, string path, Shape shape, JsonObject thing)
    {
        if (DesignTree.Find(design, path) is not { } there)
        {
            return null;
        }

        foreach (var field in shape.Scalars.Where(field => field.Kind != FieldKind.Key))
        {
            DesignEdits.Put(there.Value, field.Name, thing[field.Name]);
        }

        return design;
    }
}
