using Sparring.Platform.Data;
using Sparring.Shell.SignIn;

namespace Sparring.Shell.Demo;

/// <summary>The demo: an invented municipality in the middle of "Fælles om ledelse", loaded once, and a way in for each role.</summary>
public sealed class DemoProgramme(Db db, DemoStore store, Lazy<DemoPlan> plan, SignInLinks links, Ids ids)
{
    // Who shows what: numbers of the people file. Leader and coach belong together, the others must not reach them.
    private static readonly (string Role, string Number)[] Ways =
    [
        ("organiser", "O1"),
        ("leader", "P01"),
        ("leader-same-group", "P03"),
        ("coach", "A"),
        ("other-coach", "B"),
        ("facilitator", "F1"),
        ("executive", "E1"),
    ];

    // What this build has loaded whole is not asked for part by part at the next start; a build with more in its demo loads the rest.
    private static readonly string Whole = $"whole.{typeof(DemoProgramme).Module.ModuleVersionId}";

    /// <summary>Loads what is not there yet and answers a fresh link for each role. Again, or after a crash, it goes on where it was.</summary>
    public async Task<IReadOnlyList<DemoLink>> LoadAsync(CancellationToken cancel)
    {
        var tenant = await db.AsSystemAsync(null, FindOrMakeOrganisationAsync, cancel);
        if (await db.AsSystemAsync(tenant, tx => store.MarkedAsync(tx, Whole), cancel) is null)
        {
            await plan.Value.LoadAsync(tenant, cancel);
            await db.AsSystemAsync(tenant, store.AnalyzeAsync, cancel);
            await db.AsSystemAsync(tenant, tx => store.MarkAsync(tx, Whole), cancel);
        }

        return await db.AsSystemAsync(tenant, tx => WaysInAsync(tx, tenant), cancel);
    }

    private async Task<TenantId> FindOrMakeOrganisationAsync(Tx tx)
    {
        await store.WaitForOthersAsync(tx);
        if (await store.OrganisationAsync(tx) is { } known)
        {
            return known;
        }

        var made = new TenantId(ids.Next());
        await store.InsertOrganisationAsync(tx, made, "Fjordkøbing Kommune");
        return made;
    }

    private async Task<IReadOnlyList<DemoLink>> WaysInAsync(Tx tx, TenantId tenant)
    {
        var made = new List<DemoLink>();
        foreach (var (role, number) in Ways)
        {
            if (await store.PersonAsync(tx, number) is { } person)
            {
                made.Add(new DemoLink(role, await links.ForTerminalAsync(tx, tenant, person)));
            }
        }

        return made;
    }
}
