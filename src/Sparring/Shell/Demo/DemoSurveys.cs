using System.Globalization;
using Sparring.Platform.Data;
using Sparring.Rooms.Surveys.Contract;

namespace Sparring.Shell.Demo;

/// <summary>A first wave that is answered and closed, and a second that waits for answers. Nobody in it is anybody.</summary>
public sealed class DemoSurveys(Db db, DemoStore store, ISurveys surveys, TimeProvider clock)
{
    private const string Organiser = "O1";
    private const int Leaders = 38;

    public async Task LoadAsync(TenantId tenant, ProgrammeId programme, CancellationToken cancel)
    {
        if (await db.AsSystemAsync(tenant, tx => store.ViewerAsync(tx, Organiser), cancel) is not { } opener)
        {
            return;
        }

        if (
            await StepAsync(tenant, opener, "surveys.first", tx => OpenAsync(tx, opener, programme), cancel)
            is not { } first
        )
        {
            return;
        }

        // The last one does not answer: what a wave looks like in life.
        await AnswerAsync(tenant, first, "first", Enumerable.Range(1, Leaders - 1), cancel);
        await db.AsAsync(
            opener,
            tx => OnceAsync(tx, "surveys.closed", () => surveys.CloseAsync(tx, opener, first)),
            cancel
        );
        if (
            await StepAsync(tenant, opener, "surveys.second", tx => OpenAsync(tx, opener, programme), cancel) is
            { } second
        )
        {
            await AnswerAsync(tenant, second, "second", Enumerable.Range(20, 14), cancel);
        }
    }

    private async Task AnswerAsync(
        TenantId tenant,
        WaveId wave,
        string name,
        IEnumerable<int> numbers,
        CancellationToken cancel
    )
    {
        foreach (var number in numbers)
        {
            if (await db.AsSystemAsync(tenant, tx => store.ViewerAsync(tx, $"P{number:00}"), cancel) is { } leader)
            {
                var answers = AnswersOf(number);
                var step = $"surveys.{name}.{number}";
                await db.AsAsync(
                    leader,
                    tx => OnceAsync(tx, step, () => surveys.AnswerAsync(tx, leader, wave, answers)),
                    cancel
                );
            }
        }
    }

    private Task<WaveId> OpenAsync(Tx tx, Viewer opener, ProgrammeId programme) =>
        surveys.OpenAsync(tx, opener, programme, new(2, 5, ["department"], clock.Today().AddDays(14)));

    private Task<WaveId?> StepAsync(
        TenantId tenant,
        Viewer viewer,
        string step,
        Func<Tx, Task<WaveId>> open,
        CancellationToken cancel
    ) =>
        db.AsAsync<WaveId?>(
            viewer,
            async tx =>
            {
                if (await store.MarkedAsync(tx, step) is { } known)
                {
                    return new WaveId(Guid.Parse(known, CultureInfo.InvariantCulture));
                }

                var id = await open(tx);
                await store.MarkAsync(tx, step, id.Value.ToString());
                return id;
            },
            cancel
        );

    private async Task OnceAsync(Tx tx, string step, Func<Task> work)
    {
        if (await store.MarkAsync(tx, step))
        {
            await work();
        }
    }

    // Chance with a seed of her own: the same answers at every loading.
    private static Dictionary<string, string> AnswersOf(int number)
    {
#pragma warning disable CA5394 // because these answers are made to be the same at every run
        var chance = new Random(number);
        var answers = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var other = 1; other <= Leaders; other++)
        {
            answers[$"inside.{other}"] = $"{Math.Max(0, chance.Next(0, 5) - (Math.Abs(other - number) / 12))}";
        }

        foreach (
            var kind in (string[])
                ["municipalities", "regions", "state", "business", "interest", "education", "citizens"]
        )
        {
            answers[$"outside.{kind}"] = chance.Next(12) == 0 ? "-" : $"{chance.Next(1, 6)}";
        }

        foreach (var scale in (string[])["vis", "rec", "dat", "dis", "rel"])
        {
            for (var item = 1; item <= 4; item++)
            {
                answers[$"style.{scale}{item}"] = $"{Math.Min(5, chance.Next(2, 6))}";
            }
        }

        return answers;
#pragma warning restore CA5394
    }
}
