using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sparring.Platform.Data;
using Sparring.Platform.Web;
using Sparring.Rooms.Programme.Contract;
using Sparring.Rooms.Programme.Design;

namespace Sparring.Rooms.Programme.Editing;

/// <summary>POST /programme/{key}/addition/{list}: a phase, an activity, a competence … more, at the end of its list.</summary>
public static class AddThing
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapAction("/programme/{key}/addition/{**list}", ProgrammeAccess.Organisers, HandleAsync);

    private static Task<IResult> HandleAsync(
        string key,
        string list,
        Viewer viewer,
        Form typed,
        HttpContext http,
        Db db,
        DesignDesk desk,
        CancellationToken cancel
    ) => db.AsAsync(viewer, tx => AddAsync(tx, key, list, typed, http, desk), cancel);

    private static async Task<IResult> AddAsync(
        Tx tx,
        string key,
        string list,
        Form typed,
        HttpContext http,
        DesignDesk desk
    )
    {
        if (
            await desk.Programmes.FindToChangeAsync(tx, key) is not { } programme
            || DesignTree.FindList(programme.Document, list)?.Field.Items is not { } shape
        )
        {
            return Refusals.Missing;
        }

        var (form, thing) = ThingForm.Read(list, shape, typed);
        var page = new ThingOnPage(programme, form, IsNew: true, typed["mark"], []);
        if (form.Errors.Count > 0)
        {
            return Pages.Show<ThingPage>(http, new { Shown = page }, StatusCodes.Status422UnprocessableEntity);
        }

        thing["key"] = KeyOf(thing, typed["mark"]);
        var change = await desk.History.ChangeAsync(
            tx,
            programme.Id,
            null,
            design => Add(design, list, thing),
            DesignHistory.Cause.Edit
        );
        return await desk.AnswerAsync(tx, http, page, programme.Version, change);
    }

    // The same form twice carries the same mark, so the second finds the thing there and changes nothing.
    private static JsonObject? Add(JsonObject design, string list, JsonObject thing)
    {
        var key = thing["key"]?.GetValue<string>();
        if (DesignTree.FindList(design, list) is not var (owner, field))
        {
            return null;
        }

        if (DesignTree.Items(design).All(item => item.Key != key || item.Shape != field.Items))
        {
            Insert(DesignEdits.ListOf(owner.Value, field.Name), thing);
        }

        return design;
    }

    // What has a date goes before the first that begins later; the rest goes last.
    private static void Insert(JsonArray list, JsonObject thing)
    {
        var place = FirstDay(thing) is { } day ? list.ToList().FindIndex(other => FirstDay(other) > day) : -1;
        list.Insert(place < 0 ? list.Count : place, thing.DeepClone());
    }

    private static DateOnly? FirstDay(JsonNode? thing) =>
        FuzzyDate.Read((thing?["when"] ?? thing?["day"])?.GetValue<string>())?.First;

    /// <summary>A key people can read in a file: the Danish words, and the mark of the form.</summary>
    private static string KeyOf(JsonObject thing, string mark)
    {
        var words = (thing["title"] ?? thing["text"])?["da"]?.GetValue<string>() ?? "";
        var spelt = words
            .ToLowerInvariant()
            .Replace("æ", "ae", StringComparison.Ordinal)
            .Replace("ø", "oe", StringComparison.Ordinal)
            .Replace("å", "aa", StringComparison.Ordinal);
        var letters = new StringBuilder();
        foreach (var sign in spelt.Normalize(NormalizationForm.FormD).Take(40))
        {
            letters.Append(
                char.IsAsciiLetterOrDigit(sign) ? sign
                : letters.Length > 0 && letters[^1] != '-' ? '-'
                : null
            );
        }

        var end = new string([.. mark.ToLowerInvariant().Where(char.IsAsciiLetterOrDigit).Take(6)]);
        return $"{letters.ToString().Trim('-')}-{end}".Trim('-') is { Length: > 0 } key ? key : "x";
    }
}
