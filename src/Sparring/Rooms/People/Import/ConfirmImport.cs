using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sparring.Platform.Data;
using Sparring.Platform.Web;

namespace Sparring.Rooms.People.Import;

/// <summary>POST /people/import/{id}/confirmation: what the preview showed is written, in one transaction and once.</summary>
public static class ConfirmImport
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapAction("/people/import/{id:guid}/confirmation", PeopleAccess.Organisers, HandleAsync);

    private static async Task<IResult> HandleAsync(
        Viewer viewer,
        Guid id,
        Form form,
        Db db,
        PeopleImporting importing,
        ImportStore store,
        CancellationToken cancel
    ) =>
        await db.AsAsync(
            viewer,
            async tx =>
                await store.FindAsync(tx, id) switch
                {
                    null => Refusals.Missing,
                    var import => Results.Redirect(
                        await importing.ConfirmAsync(tx, import, form["seen"]) == Confirmation.Changed
                            ? $"/people/import/{id}?changed=yes"
                            : $"/people/import/{id}"
                    ),
                },
            cancel
        );
}
