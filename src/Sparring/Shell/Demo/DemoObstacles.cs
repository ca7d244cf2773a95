using System.Globalization;
using Sparring.Platform.Data;
using Sparring.Rooms.Practice.Contract;

namespace Sparring.Shell.Demo;

/// <summary>What stands in the way and is nobody's own, some of it answered; and who says "call on us".</summary>
public sealed class DemoObstacles(Db db, DemoStore store, IWriteObstacles obstacles, TimeProvider clock)
{
    private const int WeeksInTheBox = 2;

    public async Task LoadAsync(TenantId tenant, ProgrammeId programme, string folder, CancellationToken cancel)
    {
        var file = await File.ReadAllTextAsync(Path.Combine(folder, "demo", "obstacles.txt"), cancel);
        var blocks = DemoBlock.Read(file, clock.Today());
        foreach (var (block, place) in blocks.Select((block, place) => (block, place)))
        {
            // What was lifted is shown before anybody answers; opening the box again is nothing.
            if (block.Words[0] == "answer")
            {
                await db.AsSystemAsync(tenant, tx => obstacles.OpenAsync(tx, programme), cancel);
            }

            if (await db.AsSystemAsync(tenant, tx => store.ViewerAsync(tx, block.Person), cancel) is { } viewer)
            {
                await db.AsAsync(viewer, tx => WriteAsync(tx, viewer, programme, block, place), cancel);
            }
        }
    }

    private async Task WriteAsync(Tx tx, Viewer viewer, ProgrammeId programme, DemoBlock block, int place)
    {
        if (!await store.MarkAsync(tx, $"obstacles.{place}"))
        {
            return;
        }

        var said = block.Answers;
        await (
            block.Words[0] switch
            {
                "lift" => obstacles.LiftAsync(
                    tx,
                    viewer,
                    programme,
                    clock.Today().AddDays(-7 * WeeksInTheBox),
                    said["text"]
                ),
                "answer" => obstacles.AnswerAsync(tx, viewer, programme, said["obstacle"], said["text"]),
                "offer" => obstacles.OfferAsync(
                    tx,
                    viewer,
                    programme,
                    said["text"],
                    DateOnly.Parse(said["until"], CultureInfo.InvariantCulture)
                ),
                _ => throw new InvalidDataException($"The demo's obstacles have the unknown '{block.Words[0]}'."),
            }
        );
    }
}
