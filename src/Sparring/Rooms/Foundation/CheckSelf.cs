using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sparring.Platform.Data;
using Sparring.Platform.Web;
using Sparring.Rooms.Privacy.Contract;

namespace Sparring.Rooms.Foundation;

/// <summary>Keeps the owner's own ticks before she shares; they open and close nothing.</summary>
public static class CheckSelf
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapAction("/foundation/self-check", Doors.To(Artefact.FoundationDraft, Right.Write), HandleAsync);

    private static Task<IResult> HandleAsync(
        Form form,
        Viewer viewer,
        Db db,
        Drafts drafts,
        FoundationStore store,
        FoundationAccess access,
        TimeProvider clock,
        CancellationToken cancel
    ) =>
        db.AsAsync(
            viewer,
            async tx =>
            {
                if (await access.WritesInAsync(tx, viewer, form.Id("programme")) is not { } programme)
                {
                    return Refusals.Missing;
                }

                var held = await drafts.HoldAsync(tx, viewer, programme.Id);
                var items = form.All("item").Where(FoundationTemplate.SelfCheck.Contains).ToList();
                await store.CheckAsync(tx, viewer, held.Id, items, clock.GetUtcNow());
                return TypedResults.Redirect(WriteFoundation.Address(programme.Id) + "#self-check");
            },
            cancel
        );
}
