using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sparring.Platform.Data;
using Sparring.Platform.Web;
using Sparring.Rooms.People.Contract;

namespace Sparring.Rooms.People.Import;

/// <summary>GET /people/import/{id}: the step the import has come to: matching, preview or receipt.</summary>
public static class ShowImport
{
    private const int MostShown = 100;

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPage("/people/import/{id:guid}", PeopleAccess.Organisers, HandleAsync);

    private static async Task<IResult> HandleAsync(
        Viewer viewer,
        HttpContext http,
        Guid id,
        Db db,
        ImportStore store,
        CheckStore checks,
        IEnumerable<IPeopleImported> rooms,
        TimeProvider clock,
        CancellationToken cancel
    )
    {
        var wantsMatching = http.Request.Query["step"] == "matching";
        return await db.AsAsync(
            viewer,
            async tx =>
                await store.FindAsync(tx, id) switch
                {
                    null => Refusals.Missing,
                    { ConfirmedAt: not null } done => Pages.Show<ReceiptPage>(
                        http,
                        new
                        {
                            Import = done,
                            Faults = await store.FaultsAsync(tx, id, 5 * MostShown),
                            Today = clock.Today(),
                        }
                    ),
                    { CheckedAt: not null } import when !wantsMatching => Pages.Show<PreviewPage>(
                        http,
                        new
                        {
                            Import = import,
                            Preview = await PreviewAsync(tx, store, import),
                            RolesGoTo = import.Matching.Contains("role") ? await WhereAsync(tx, rooms) : null,
                            Seen = await checks.DigestAsync(tx, id),
                            HasChanged = http.Request.Query["changed"] == "yes",
                        }
                    ),
                    var import => await MatchingAsync(tx, http, store, import, new Dictionary<string, string>()),
                },
            cancel
        );
    }

    public static async Task<IResult> MatchingAsync(
        Tx tx,
        HttpContext http,
        ImportStore store,
        PeopleImport import,
        IReadOnlyDictionary<string, string> errors
    )
    {
        var sample = await store.SampleAsync(tx, import.Id);
        return Pages.Show<MatchingPage>(
            http,
            new
            {
                Import = import,
                Sample = sample,
                Errors = errors,
            },
            errors.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity
        );
    }

    private static async Task<string?> WhereAsync(Tx tx, IEnumerable<IPeopleImported> rooms)
    {
        foreach (var room in rooms)
        {
            if (await room.WhereAsync(tx) is { } place)
            {
                return place;
            }
        }

        return null;
    }

    private static async Task<Preview> PreviewAsync(Tx tx, ImportStore store, PeopleImport import) =>
        new(
            await store.FaultsAsync(tx, import.Id, 5 * MostShown),
            await store.PreviewAsync(tx, import.Id, "new", MostShown),
            await store.PreviewAsync(tx, import.Id, "changed", MostShown),
            await store.PreviewAsync(tx, import.Id, "leaving", MostShown)
        );
}

/// <summary>The first of each kind; the import's own numbers say how many there are.</summary>
public sealed record Preview(
    IReadOnlyList<RowFault> Faults,
    IReadOnlyList<PreviewRow> Added,
    IReadOnlyList<PreviewRow> Changed,
    IReadOnlyList<PreviewRow> Leaving
);
