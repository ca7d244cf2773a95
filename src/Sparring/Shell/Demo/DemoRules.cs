using System.Globalization;
using Sparring.Platform.Data;
using Sparring.Rooms.Practice.Contract;

namespace Sparring.Shell.Demo;

/// <summary>Rules of the game between departments: some that hold, a change that waits, and a first version that waits.</summary>
public sealed class DemoRules(Db db, DemoStore store, IWriteRules rules, TimeProvider clock)
{
    public async Task LoadAsync(TenantId tenant, ProgrammeId programme, string folder, CancellationToken cancel)
    {
        var file = await File.ReadAllTextAsync(Path.Combine(folder, "demo", "rules.txt"), cancel);
        foreach (var (block, place) in DemoBlock.Read(file, clock.Today()).Select((block, place) => (block, place)))
        {
            if (await db.AsSystemAsync(tenant, tx => store.ViewerAsync(tx, block.Person), cancel) is { } viewer)
            {
                await db.AsAsync(viewer, tx => WriteAsync(tx, viewer, programme, block, place), cancel);
            }
        }
    }

    // "== P12 propose both" or "== P10 agree both": the word names the rules within the file.
    private async Task WriteAsync(Tx tx, Viewer viewer, ProgrammeId programme, DemoBlock block, int place)
    {
        if (!await store.MarkAsync(tx, $"rules.{place}"))
        {
            return;
        }

        var name = "rules." + block.Words[1];
        Guid? known = await store.MarkedAsync(tx, name) is { } id ? Guid.Parse(id, CultureInfo.InvariantCulture) : null;
        if (block.Words[0] == "propose")
        {
            var made = await rules.ProposeAsync(tx, viewer, programme, known, block.Answers);
            await store.MarkAsync(tx, name, made.ToString());
        }
        else if (known is { } agreed)
        {
            await rules.AgreeAsync(tx, viewer, agreed);
        }
    }
}
