using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sparring.Platform.Data;
using Sparring.Platform.Web;
using Sparring.Rooms.Programme.Design;

namespace Sparring.Rooms.Programme.Editing;

/// <summary>GET /programme/{key}/history: who changed what and when, the newest first.</summary>
public static class ShowHistory
{
    private const int Most = 200;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPage("/programme/{key}/history", ProgrammeAccess.Organisers, HandleAsync);
        routes.MapAction("/programme/{key}/history/{version:int}/undoing", ProgrammeAccess.Organisers, UndoAsync);
    }

    private static Task<IResult> HandleAsync(
        string key,
        Viewer viewer,
        HttpContext http,
        Db db,
        SeenProgrammes programmes,
        DesignStore store,
        CancellationToken cancel
    ) => db.AsAsync(viewer, tx => ShowAsync(tx, key, http, programmes, store, null, StatusCodes.Status200OK), cancel);

    private static async Task<IResult> ShowAsync(
        Tx tx,
        string key,
        HttpContext http,
        SeenProgrammes programmes,
        DesignStore store,
        string? refusal,
        int status
    ) =>
        await programmes.FindToChangeAsync(tx, key) is { } programme
            ? Pages.Show<HistoryPage>(
                http,
                new
                {
                    Programme = programme,
                    Changes = (await store.ChangesAsync(tx, programme.Id, 0, Most))
                        .Select(change => HistoryEntry.Of(change, programme))
                        .ToList(),
                    Refusal = refusal,
                },
                status
            )
            : Refusals.Missing;

    private static Task<IResult> UndoAsync(
        string key,
        int version,
        Viewer viewer,
        HttpContext http,
        Db db,
        DesignDesk desk,
        DesignStore store,
        CancellationToken cancel
    ) =>
        db.AsAsync(
            viewer,
            async tx =>
            {
                if (
                    await desk.Programmes.FindToChangeAsync(tx, key) is not { } programme
                    || await store.ChangeAsync(tx, programme.Id, version) is not { } change
                )
                {
                    return Refusals.Missing;
                }

                var edits = DesignHistory.EditsOf(change.Edits);
                JsonObject? Back(JsonObject design) => DesignEdits.TakeBack(design, edits);
                return await desk.History.ChangeAsync(
                    tx,
                    programme.Id,
                    null,
                    Back,
                    new("undo", version, null, [])
                ) switch
                {
                    DesignChange.Written or DesignChange.Nothing => Results.Redirect($"{programme.Address}/history"),
                    DesignChange.Broken => await RefusedAsync("undoBreaks"),
                    _ => await RefusedAsync("undoOvertaken"),
                };

                Task<IResult> RefusedAsync(string why) =>
                    ShowAsync(tx, key, http, desk.Programmes, store, why, StatusCodes.Status422UnprocessableEntity);
            },
            cancel
        );
}

/// <summary>A version in plain words.</summary>
public sealed record HistoryEntry(
    int Version,
    string Kind,
    int? Undoes,
    string? Name,
    DateTimeOffset At,
    IReadOnlyList<string> Told
)
{
    public bool CanBeUndone => Told.Count > 0;

    public static HistoryEntry Of(DesignStore.ChangeRow row, SeenProgramme programme) =>
        new(
            row.Version,
            row.Kind,
            row.Undoes,
            row.Name,
            row.At,
            [
                .. DesignHistory
                    .EditsOf(row.Edits)
                    .Select(edit => DesignNames.Tell(edit, programme.Document))
                    .OfType<string>(),
            ]
        );
}
