using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sparring.Platform.Data;
using Sparring.Platform.Texts;
using Sparring.Platform.Web;

namespace Sparring.Rooms.Groups;

/// <summary>POST /groups/{id}/agreement/acceptance: a member says yes to what the group has agreed, as she has read it.</summary>
public static class AcceptAgreement
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapAction("/groups/{id:guid}/agreement/acceptance", Door.SignedIn, HandleAsync);

    private static async Task<IResult> HandleAsync(
        Guid id,
        Viewer viewer,
        Form form,
        HttpContext http,
        Db db,
        GroupReading reading,
        GroupsStore groups,
        AcceptanceStore store,
        Ids ids,
        TimeProvider clock,
        CancellationToken cancel
    ) =>
        await db.AsAsync(
            viewer,
            async tx =>
            {
                var group = SparringGroupId.Of(id);
                if (
                    await groups.FindAsync(tx, group, clock.Today()) is not { } card
                    || !card.Members.Contains(viewer.Person)
                )
                {
                    return Refusals.Missing;
                }

                return await store.AcceptAsync(tx, group, form.Number("version") ?? -1, clock.GetUtcNow())
                    ? Results.LocalRedirect($"/groups/{id}#accepted")
                    : await ShowGroup.PageAsync(
                        tx,
                        http,
                        viewer,
                        id,
                        reading,
                        ids,
                        clock,
                        GroupForm.Refused("accepted", RoomTexts.Of<Acceptance>()["acceptStale"], "")
                    );
            },
            cancel
        );
}
