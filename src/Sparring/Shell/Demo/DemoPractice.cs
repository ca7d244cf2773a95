using System.Globalization;
using Sparring.Platform.Data;
using Sparring.Rooms.Practice.Contract;

namespace Sparring.Shell.Demo;

/// <summary>Focuses, arenas and trial actions as some leaders would have written them by now.</summary>
public sealed class DemoPractice(Db db, DemoStore store, IWritePractice practice, TimeProvider clock)
{
    public async Task LoadAsync(TenantId tenant, ProgrammeId programme, string folder, CancellationToken cancel)
    {
        var file = await File.ReadAllTextAsync(Path.Combine(folder, "demo", "practice.txt"), cancel);
        foreach (var (block, place) in DemoBlock.Read(file, clock.Today()).Select((block, place) => (block, place)))
        {
            var owner = await db.AsSystemAsync(tenant, tx => store.ViewerAsync(tx, block.Person), cancel);
            if (owner is not null)
            {
                await db.AsAsync(owner, tx => WriteAsync(tx, owner, programme, block, place), cancel);
            }
        }
    }

    // As the leader, who alone may write; the mark and the text are kept together or not at all.
    private async Task WriteAsync(Tx tx, Viewer owner, ProgrammeId programme, DemoBlock block, int place)
    {
        if (!await store.MarkAsync(tx, $"practice.{place}"))
        {
            return;
        }

        await (
            block.Words switch
            {
                ["focus"] => practice.FocusAsync(tx, owner, programme, block.Answers),
                ["arena"] => practice.ArenaAsync(tx, owner, programme, block.Answers),
                ["action", var state, var share] => practice.ActionAsync(
                    tx,
                    owner,
                    programme,
                    block.Answers,
                    Enum.Parse<TrialState>(state, ignoreCase: true),
                    share
                ),
                ["reflection", var share] => practice.ReflectionAsync(tx, owner, programme, block.Answers, share),
                _ => throw new InvalidDataException(
                    $"The demo's practice has the unknown '{string.Join(' ', block.Words)}'."
                ),
            }
        );
    }
}

/// <summary>A block of a demo file: <c>== person words</c>, and below it <c>key: text</c> in lines.</summary>
public sealed record DemoBlock(string Person, IReadOnlyList<string> Words, IReadOnlyDictionary<string, string> Answers)
{
    /// <summary>The blocks of a file, in its order.</summary>
    /// <param name="today">Days are written as so many ahead of the first start: <c>+14</c>.</param>
    public static IReadOnlyList<DemoBlock> Read(string file, DateOnly today) =>
        [
            .. file.ReplaceLineEndings("\n")
                .Split("== ", StringSplitOptions.RemoveEmptyEntries)
                .Select(part => part.Split('\n', StringSplitOptions.RemoveEmptyEntries))
                .Select(lines => new DemoBlock(
                    lines[0].Split(' ')[0],
                    lines[0].Trim().Split(' ')[1..],
                    lines[1..].ToDictionary(Key, line => Day(line[(Key(line).Length + 1)..].Trim(), today))
                )),
        ];

    private static string Key(string line) => line[..line.IndexOf(':', StringComparison.Ordinal)];

    private static string Day(string text, DateOnly today) =>
        text is ['+', .. var days] && int.TryParse(days, CultureInfo.InvariantCulture, out var ahead)
            ? today.AddDays(ahead).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
            : text;
}
