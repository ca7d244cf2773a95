using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sparring.Platform.Data;
using Sparring.Platform.Texts;
using Sparring.Platform.Web;
using Sparring.Rooms.Programme.Design;

namespace Sparring.Rooms.Programme.Editing;

/// <summary>GET and POST /programme/{key}/copy: the same design under another name, every date moved by whole weeks.</summary>
public static class CopyProgramme
{
    private static readonly DesignField KeyField = new("key", FieldKind.Key);

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPage("/programme/{key}/copy", ProgrammeAccess.Organisers, ShowAsync);
        routes.MapAction("/programme/{key}/copy", ProgrammeAccess.Organisers, HandleAsync);
    }

    private static async Task<IResult> ShowAsync(
        string key,
        Viewer viewer,
        HttpContext http,
        Db db,
        SeenProgrammes programmes,
        Ids ids,
        CancellationToken cancel
    ) =>
        await db.AsAsync(viewer, tx => programmes.FindToChangeAsync(tx, key), cancel) is { } programme
            ? Pages.Show<CopyPage>(http, new { Shown = CopyForm.Empty(programme, ids.Next()) })
            : Refusals.Missing;

    private static Task<IResult> HandleAsync(
        string key,
        Viewer viewer,
        Form typed,
        HttpContext http,
        Db db,
        DesignDesk desk,
        ProgrammeStore store,
        CancellationToken cancel
    ) => db.AsAsync(viewer, tx => CopyAsync(tx, key, typed, http, desk, store), cancel);

    private static async Task<IResult> CopyAsync(
        Tx tx,
        string key,
        Form typed,
        HttpContext http,
        DesignDesk desk,
        ProgrammeStore store
    )
    {
        if (await desk.Programmes.FindToChangeAsync(tx, key) is not { } programme || typed.Id("id") is not { } id)
        {
            return Refusals.Missing;
        }

        var form = CopyForm.Read(programme, id, typed);
        if (await store.FindAsync(tx, new ProgrammeId(id)) is { } made)
        {
            return Results.Redirect($"/programme/{made.Key}");
        }

        var errors = new Dictionary<string, string>(form.Errors, StringComparer.Ordinal);
        var faults = new List<DesignFault>();
        var texts = RoomTexts.Of<CopyForm>();
        if (FieldRules.Keep(KeyField, form.Key, "key", faults) is not { } copyKey)
        {
            errors["key"] = texts.With(faults[0].Wrong, faults[0].Values) + " " + texts[faults[0].Expected];
        }
        else if (await store.FindByKeyAsync(tx, copyKey) is not null)
        {
            errors["key"] = texts["keyTaken"];
        }

        if (errors.Count > 0 || form.Starts is not { } starts)
        {
            return Pages.Show<CopyPage>(
                http,
                new { Shown = form with { Errors = errors } },
                StatusCodes.Status422UnprocessableEntity
            );
        }

        await desk.History.BeginAsync(tx, new ProgrammeId(id), Copy(programme, form, starts), "copy", null, "drafted");
        return Results.Redirect($"/programme/{form.Key}/timeline");
    }

    /// <summary>The whole weeks between two starts, to the nearest: a programme that began on a Friday begins on a Friday.</summary>
    public static int WeeksBetween(DateOnly old, DateOnly starts) =>
        (int)Math.Round((starts.DayNumber - old.DayNumber) / 7.0, MidpointRounding.AwayFromZero);

    private static JsonObject Copy(SeenProgramme programme, CopyForm form, DateOnly starts)
    {
        var copy = DesignTree.Shift(programme.Document, WeeksBetween(programme.Design.Starts, starts));
        copy["key"] = form.Key;
        copy["title"] = new JsonObject { ["da"] = form.Danish, ["en"] = form.English };
        return copy;
    }
}

/// <summary>What a copy is called and when it begins.</summary>
public sealed record CopyForm(
    SeenProgramme Programme,
    Guid Id,
    string Key,
    string Danish,
    string English,
    DateOnly? Starts,
    string TypedStarts,
    IReadOnlyDictionary<string, string> Errors
)
{
    public static CopyForm Empty(SeenProgramme programme, Guid id) =>
        new(programme, id, "", "", "", null, "", new Dictionary<string, string>(StringComparer.Ordinal));

    public static CopyForm Read(SeenProgramme programme, Guid id, Form typed)
    {
        var texts = RoomTexts.Of<CopyForm>();
        var errors = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var name in (string[])["title.da", "title.en", "key"])
        {
            if (typed[name].Length is 0 or > 200)
            {
                errors[name] = texts["mustBeFilled"];
            }
        }

        if (typed.Date("starts") is null)
        {
            errors["starts"] = typed.Has("starts") ? texts.With("faultDate", typed["starts"]) : texts["mustBeFilled"];
        }

        return new(
            programme,
            id,
            typed["key"],
            typed["title.da"],
            typed["title.en"],
            typed.Date("starts"),
            typed["starts"],
            errors
        );
    }
}
