using Sparring.Platform.Data;
using Sparring.Rooms.Foundation.Contract;

namespace Sparring.Shell.Demo;

/// <summary>Foundations as the leaders themselves would have written them by now: most have begun, some have handed in.</summary>
public sealed class DemoFoundations(Db db, DemoStore store, IWriteFoundations foundations)
{
    // Not begun: somebody must be missing for a group to start.
    private static readonly HashSet<int> NotBegun = [10, 19, 22, 25, 33, 37];

    private static readonly HashSet<int> HandedIn = [3, 5, 7, 11, 12, 16, 21, 26, 29, 34];

    // Written to the end and ready to be handed in: P01 is the leader one signs in as.
    private static readonly HashSet<int> Whole = [1, 4, 8, 14, 30];

    public async Task LoadAsync(TenantId tenant, ProgrammeId programme, string folder, CancellationToken cancel)
    {
        var texts = DemoTexts.Read(await File.ReadAllTextAsync(Path.Combine(folder, "demo", "foundation-texts.txt"), cancel));
        foreach (var number in Enumerable.Range(1, 38).Where(number => !NotBegun.Contains(number)))
        {
            var name = $"P{number:00}";
            var owner = await db.AsSystemAsync(tenant, tx => store.ViewerAsync(tx, name), cancel);
            if (owner is not null)
            {
                await db.AsAsync(owner, tx => WriteAsync(tx, owner, programme, texts, number), cancel);
            }
        }
    }

    // As the leader, who alone may write; the mark and the text are kept together or not at all.
    private async Task WriteAsync(Tx tx, Viewer owner, ProgrammeId programme, DemoTexts texts, int number)
    {
        if (!await store.MarkAsync(tx, $"foundation.{number}"))
        {
            return;
        }

        var isWhole = HandedIn.Contains(number) || Whole.Contains(number);
        await foundations.WriteAsync(tx, owner, programme, texts.Of(number, isWhole ? int.MaxValue : 2 + (number % 4)));
        if (HandedIn.Contains(number))
        {
            await foundations.HandInAsync(tx, owner, programme);
        }
    }
}
