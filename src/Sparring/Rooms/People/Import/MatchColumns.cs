using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sparring.Platform.Data;
using Sparring.Platform.Texts;
using Sparring.Platform.Web;

namespace Sparring.Rooms.People.Import;

/// <summary>POST /people/import/{id}/matching: which column is what; then every row is checked.</summary>
public static class MatchColumns
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapAction("/people/import/{id:guid}/matching", PeopleAccess.Organisers, HandleAsync);

    private static async Task<IResult> HandleAsync(
        Viewer viewer,
        HttpContext http,
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
            {
                if (await store.FindAsync(tx, id) is not { } import)
                {
                    return Refusals.Missing;
                }

                if (import.ConfirmedAt is null)
                {
                    var matched = Read(import, form);
                    var errors = FaultsOf(matched, form);
                    if (errors.Count > 0)
                    {
                        return await ShowImport.MatchingAsync(tx, http, store, matched, errors);
                    }

                    await importing.CheckAsync(tx, matched);
                }

                return Results.Redirect($"/people/import/{id}");
            },
            cancel
        );

    private static PeopleImport Read(PeopleImport import, Form form) =>
        import with
        {
            Matching =
            [
                .. import
                    .Headings.Select((_, at) => form[$"column-{at}"])
                    .Select(column => ImportColumn.All.Contains(column) ? column : ""),
            ],
            AsOf = form.Date("asOf") ?? import.AsOf,
            IsWholeList = form.Has("isWholeList"),
        };

    private static Dictionary<string, string> FaultsOf(PeopleImport import, Form form)
    {
        var errors = new Dictionary<string, string>(StringComparer.Ordinal);
        if (ImportColumn.FaultOf(import.Matching) is { } fault)
        {
            errors["column-0"] = RoomTexts.Of<PeopleImport>()[fault];
        }

        if (form.Date("asOf") is null)
        {
            errors["asOf"] = RoomTexts.Of<PeopleImport>()["asOfWrong"];
        }

        return errors;
    }
}
