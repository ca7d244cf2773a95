using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sparring.Platform.Data;
using Sparring.Platform.Web;
using Sparring.Rooms.Privacy.Contract;

namespace Sparring.Rooms.Foundation;

/// <summary>The owner takes her foundation along into another programme; it is sealed anew there, and the old one stays where it is.</summary>
public static class CarryOver
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapAction("/foundation/carrying", Doors.To(Artefact.FoundationDraft, Right.Write), HandleAsync);

    private static Task<IResult> HandleAsync(
        Form form,
        Viewer viewer,
        Db db,
        FoundationAccess access,
        Carrying carrying,
        CancellationToken cancel
    ) =>
        db.AsAsync(
            viewer,
            async tx =>
                await access.WritesInAsync(tx, viewer, form.Id("programme")) is { } programme
                && form.Id("origin") is { } origin
                && await carrying.CarryAsync(tx, viewer, new ProgrammeId(origin), programme.Id)
                    ? TypedResults.Redirect(WriteFoundation.Address(programme.Id))
                    : Refusals.Missing,
            cancel
        );
}

/// <summary>Carries a text from one programme's foundation into another's.</summary>
public sealed class Carrying(FoundationStore store, Drafts drafts, Versions versions, Ids ids)
{
    /// <summary>Into an empty foundation only: what is written in a programme is never overwritten.</summary>
    public async Task<bool> CarryAsync(Tx tx, Viewer viewer, ProgrammeId origin, ProgrammeId programme)
    {
        if (origin == programme || await drafts.FindAsync(tx, viewer, origin) is not { IsWritten: true } old)
        {
            return false;
        }

        var held = await drafts.HoldAsync(tx, viewer, programme);
        if (!held.IsWritten)
        {
            await store.ComesFromAsync(tx, viewer, held.Id, old.Id);
            await drafts.PutBackAsync(tx, viewer, held, old.Texts, ids.Next());
            await versions.KeepAsync(tx, viewer, await drafts.HoldAsync(tx, viewer, programme), "carried");
        }

        return true;
    }
}
