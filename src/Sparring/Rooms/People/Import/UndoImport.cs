using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sparring.Platform.Data;
using Sparring.Platform.Texts;
using Sparring.Platform.Web;

namespace Sparring.Rooms.People.Import;

/// <summary>/people/import/{id}/undoing: what will be put back, and the press that does it once.</summary>
public static class UndoImport
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPage("/people/import/{id:guid}/undoing", PeopleAccess.Organisers, ShowAsync);
        routes.MapAction("/people/import/{id:guid}/undoing", PeopleAccess.Organisers, HandleAsync);
    }

    private static async Task<IResult> ShowAsync(
        Viewer viewer,
        HttpContext http,
        Guid id,
        Db db,
        ImportStore imports,
        UndoStore store,
        TimeProvider clock,
        CancellationToken cancel
    ) =>
        await db.AsAsync(
            viewer,
            async tx =>
                await imports.FindAsync(tx, id) switch
                {
                    null or { ConfirmedAt: null } => Refusals.Missing,
                    { UndoneAt: not null } => Results.Redirect($"/people/import/{id}"),
                    var import => Pages.Show<UndoPage>(
                        http,
                        new
                        {
                            Import = import,
                            Touched = await store.TouchedAsync(tx, id),
                            Refusal = clock.Today() > import.UndoneUntil
                                ? RoomTexts.Of<UndoPage>()["undoTooLate"]
                                : Sentence(new Undone.Overtaken(await store.OvertakenAsync(tx, id))),
                        }
                    ),
                },
            cancel
        );

    private static async Task<IResult> HandleAsync(
        Viewer viewer,
        HttpContext http,
        Guid id,
        Db db,
        ImportStore imports,
        UndoStore store,
        Undoing undoing,
        CancellationToken cancel
    )
    {
        var outcome = await undoing.UndoAsync(viewer, id, cancel);
        return await db.AsAsync(
            viewer,
            async tx =>
                (await imports.FindAsync(tx, id), Sentence(outcome)) switch
                {
                    (null, _) => Refusals.Missing,
                    (_, null) => Results.Redirect($"/people/import/{id}"),
                    var (import, sentence) => Pages.Show<UndoPage>(
                        http,
                        new
                        {
                            Import = import,
                            Touched = await store.TouchedAsync(tx, id),
                            Refusal = sentence,
                        },
                        StatusCodes.Status409Conflict
                    ),
                },
            cancel
        );
    }

    private static string? Sentence(Undone outcome)
    {
        var texts = RoomTexts.Of<UndoPage>();
        return outcome switch
        {
            Undone.Overtaken { Names: [_, ..] names } => texts.With("undoOvertaken", string.Join(", ", names)),
            Undone.TooLate => texts["undoTooLate"],
            Undone.InUse => texts["undoInUse"],
            Undone.OfAnother => texts["undoOfAnother"],
            _ => null,
        };
    }
}
