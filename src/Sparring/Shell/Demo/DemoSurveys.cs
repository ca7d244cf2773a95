using System.Globalization;
using Sparring.Platform.Data;
using Sparring.Rooms.Surveys.Contract;

namespace Sparring.Shell.Demo;

/// <summary>A first wave that is answered and closed, and a second that waits for answers. Nobody in it is anybody.</summary>
public sealed class DemoSurveys(
    Db db,
    DemoStore store,
    ISurveys surveys,
    IRankings rankings,
    IReopenings reopenings,
    TimeProvider clock
)
{
    private const string Organiser = "O1";
    private const string Reason =
        "En leder fik sin nye afdeling først dagen efter, at målingen lukkede. Tallene for kerne og periferi bør regnes om.";

    public async Task LoadAsync(TenantId tenant, ProgrammeId programme, string folder, CancellationToken cancel)
    {
        if (await db.AsSystemAsync(tenant, tx => store.ViewerAsync(tx, Organiser), cancel) is not { } opener)
        {
            return;
        }

        await db.AsAsync(opener, tx => RankAsync(tx, opener, programme, folder), cancel);

        if (
            await StepAsync(
                tenant,
                opener,
                "surveys.first",
                tx => OpenAsync(tx, opener, programme, "collaboration-and-leadership"),
                cancel
            )
            is not { } first
        )
        {
            return;
        }

        await AnswerAsync(tenant, first, "first", Enumerable.Range(1, DemoAnswers.Leaders), cancel);
        await db.AsAsync(
            opener,
            tx => OnceAsync(tx, "surveys.closed", () => surveys.CloseAsync(tx, opener, first)),
            cancel
        );
        await NoteAsync(tenant, first, cancel);
        // Somebody has asked, and nobody has agreed yet.
        await db.AsAsync(
            opener,
            tx => OnceAsync(tx, "surveys.reopening", () => reopenings.AskAsync(tx, opener, first, Reason)),
            cancel
        );
        await AgainAsync(tenant, programme, opener, cancel);
    }

    // What the members of the council said when they were asked two things about the same eleven statements.
    private async Task RankAsync(Tx tx, Viewer opener, ProgrammeId programme, string folder)
    {
        await store.WaitForOthersAsync(tx);
        if (!await store.MarkAsync(tx, "surveys.ranking"))
        {
            return;
        }

        await using var file = File.OpenRead(Path.Combine(folder, "ranking.csv"));
        if (
            !await rankings.BringInAsync(
                tx,
                opener,
                programme,
                "Hvad handler politisk lederskab om?",
                "spørgeskema til byrådets medlemmer, kun svar fra egen kommune",
                file
            )
        )
        {
            throw new InvalidDataException("The ranking of the demo cannot be read.");
        }
    }

    private async Task AgainAsync(TenantId tenant, ProgrammeId programme, Viewer opener, CancellationToken cancel)
    {
        if (
            await StepAsync(
                tenant,
                opener,
                "surveys.second",
                tx => OpenAsync(tx, opener, programme, "collaboration-and-effect"),
                cancel
            ) is
            { } second
        )
        {
            await AnswerAsync(tenant, second, "second", Enumerable.Range(8, 26), cancel);
        }
    }

    // What two tables wrote; the demo's leader wrote one of them.
    private async Task NoteAsync(TenantId tenant, WaveId wave, CancellationToken cancel)
    {
        foreach (
            var (number, step, table, text) in ((string, string, string, string)[])
                [
                    ("P01", "data", "Bord 2", "Periferien kender staten bedre end kernen. Det vidste vi ikke."),
                    ("P09", "data", "Bord 3", "Tallene siger ikke, om en relation bliver brugt til noget."),
                    (
                        "P09",
                        "reflection",
                        "Bord 3",
                        "Er det et problem, at nogle få har mange? Eller er det deres opgave?"
                    ),
                    (
                        "P14",
                        "action",
                        "Bord 5",
                        "Næste møde begynder med fem minutter to og to på tværs af afdelinger."
                    ),
                ]
        )
        {
            if (await db.AsSystemAsync(tenant, tx => store.ViewerAsync(tx, number), cancel) is { } writer)
            {
                await db.AsAsync(
                    writer,
                    tx =>
                        OnceAsync(
                            tx,
                            $"surveys.note.{number}.{step}",
                            () => surveys.NoteAsync(tx, writer, wave, step, table, text)
                        ),
                    cancel
                );
            }
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
                await db.AsAsync(leader, tx => AnswerAsync(tx, leader, wave, name, number), cancel);
            }
        }
    }

    // The last one of the roster does not answer: what a wave looks like in life.
    private async Task AnswerAsync(Tx tx, Viewer leader, WaveId wave, string name, int number)
    {
        if (
            await store.PlaceAsync(tx, wave.Value, leader.Person) is { } place and < DemoAnswers.Leaders
            && await store.MarkAsync(tx, $"surveys.{name}.{number}")
        )
        {
            await surveys.AnswerAsync(tx, leader, wave, DemoAnswers.Of(place, name == "first" ? 0 : 1));
        }
    }

    private Task<WaveId> OpenAsync(Tx tx, Viewer opener, ProgrammeId programme, string instrument) =>
        surveys.OpenAsync(
            tx,
            opener,
            programme,
            new(2, 5, ["core", "blocks"], clock.Today().AddDays(14), 5, 1) { Instrument = instrument }
        );

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
                await store.WaitForOthersAsync(tx);
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
}
