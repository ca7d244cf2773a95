using System.Globalization;
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

    // Handed in, and published to the forum.
    private const int Published = 21;

    // Shared with her group, of whom one has answered.
    private const int Shared = 1;
    private const string Answering = "P03";

    private static readonly Dictionary<string, string> Answers = new(StringComparer.Ordinal)
    {
        ["clear"] = "At I begynder med ét tal om effekt og slutter med én ting, I prøver af. Det kan jeg se for mig.",
        ["curious"] = "Mødet om sager, som ingen ejer: Hvem kom sidst, og hvem manglede?",
        ["example"] = "En gang, hvor du lod den, der vidste mest, lede mødet. Hvordan gik det?",
    };

    public async Task LoadAsync(TenantId tenant, ProgrammeId programme, string folder, CancellationToken cancel)
    {
        var texts = DemoTexts.Read(
            await File.ReadAllTextAsync(Path.Combine(folder, "demo", "foundation-texts.txt"), cancel)
        );
        foreach (var number in Enumerable.Range(1, 38).Where(number => !NotBegun.Contains(number)))
        {
            var name = $"P{number:00}";
            var owner = await db.AsSystemAsync(tenant, tx => store.ViewerAsync(tx, name), cancel);
            if (owner is not null)
            {
                await db.AsAsync(owner, tx => WriteAsync(tx, owner, programme, texts, number), cancel);
            }
        }

        if (await db.AsSystemAsync(tenant, tx => store.ViewerAsync(tx, Answering), cancel) is { } reader)
        {
            await db.AsAsync(reader, tx => AnswerAsync(tx, reader), cancel);
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

        if (number == Published)
        {
            await foundations.PublishAsync(tx, owner, programme);
        }

        if (number == Shared)
        {
            var shared = await foundations.ShareAsync(tx, owner, programme);
            await store.MarkAsync(tx, "shared", shared.Value.ToString());
        }
    }

    private async Task AnswerAsync(Tx tx, Viewer reader)
    {
        if (await store.MarkedAsync(tx, "shared") is { } shared && await store.MarkAsync(tx, "answered"))
        {
            await foundations.AnswerAsync(
                tx,
                reader,
                new FoundationId(Guid.Parse(shared, CultureInfo.InvariantCulture)),
                Answers
            );
        }
    }
}
