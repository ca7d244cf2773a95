using Sparring.Platform.Data;

namespace Sparring.Shell.Demo;

/// <summary>What the demo consists of, step by step: the people, the programme, the groups, the foundations.</summary>
public sealed class DemoPlan(Db db, DemoStore store, PlainDemo plain, SparringSettings settings)
{
    public string Folder => Path.Combine(settings.Programmes, "faelles-om-ledelse");

    /// <summary>Each step is one transaction that marks itself; a step that is marked is left alone.</summary>
    public async Task LoadAsync(TenantId tenant, CancellationToken cancel) =>
        await db.AsSystemAsync(
            tenant,
            async tx =>
            {
                await store.WaitForOthersAsync(tx);
                if (await store.MarkAsync(tx, "people"))
                {
                    await plain.LoadAsync(tx, tenant, Folder);
                }
            },
            cancel
        );
}
