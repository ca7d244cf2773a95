using Sparring.Platform.Data;
using Sparring.Platform.Texts;
using Sparring.Rooms.People.Contract;
using Sparring.Rooms.Privacy.Contract;
using Sparring.Rooms.Programme.Contract;
using Sparring.Rooms.Surveys.Answering;
using Sparring.Rooms.Surveys.Contract;
using Sparring.Rooms.Surveys.Figures;
using Sparring.Rooms.Surveys.Instruments;
using Sparring.Rooms.Surveys.Perceived;
using Sparring.Rooms.Surveys.Perceived.BroughtIn;
using Sparring.Rooms.Surveys.Talking;
using Sparring.Rooms.Surveys.Waves;

namespace Sparring.Rooms.Surveys;

/// <summary>What the room holds of a person: that she was asked, on which day she answered, and her own copy of what.</summary>
public sealed class SurveysPersonalData(
    WaveStore waves,
    OwnAnswers own,
    TalkDesk talks,
    PerceivedDesk perceived,
    EvaluationStore evaluations,
    IProgrammes programmes
) : IHoldPersonalData
{
    private const string AskedSql = """
        select w.number as Wave, p.department as Department, p.level as Level
        from survey_place p join survey_wave w on w.id = p.wave where p.person = viewer() order by w.opened_at
        """;

    private const string AnsweredSql = """
        select w.number as Wave, s.answered_on as Day
        from survey_status s join survey_wave w on w.id = s.wave where s.person = viewer() order by w.opened_at
        """;

    private const string LeftOutSql = """
        select w.number as Wave from survey_left_out l join survey_wave w on w.id = l.wave
        where l.person = viewer() order by w.opened_at
        """;

    private const string OpenedSql = """
        select number as Wave, opened_at as At from survey_wave where opened_by = viewer() order by opened_at
        """;

    private const string RemindedSql = """
        select w.number as Wave, r.goes_on as Day, r.recipients as Recipients
        from survey_reminder r join survey_wave w on w.id = r.wave where r.sender = viewer() order by r.goes_on
        """;

    private const string RatingSql = """
        select answered_on as Day from perceived_rater where rater = viewer() order by round
        """;

    private const string RoundsSql =
        "select number as Round, opened_at as At from perceived_round where opened_by = viewer() order by opened_at";

    private const string RatersRemindedSql = """
        select r.number as Round, d.goes_on as Day, d.recipients as Recipients
        from perceived_reminder d join perceived_round r on r.id = d.round where d.sender = viewer() order by d.goes_on
        """;

    private const string ReopeningsSql = """
        select w.number as Wave,
               case when r.asked_by = viewer() then 'asked' when r.agreed_by = viewer() then 'agreed' else 'withdrawn' end as Part,
               case when r.asked_by = viewer() then r.reason end as Reason, r.asked_at as At
        from survey_reopening r join survey_wave w on w.id = r.wave
        where viewer() in (r.asked_by, r.agreed_by, r.withdrawn_by) order by r.asked_at
        """;

    private const string RankingsSql = """
        select content::json ->> 'Title' as Title, added_on as Day from outside_ranking
        where added_by = viewer() order by added_on, id
        """;

    private const string TableNotesSql = """
        select w.number as Wave, r.content::json ->> 'Title' as Title, n.step as Step, n.table_name as TableName, n.text as Text
        from survey_table_note n left join survey_wave w on w.id = n.about left join outside_ranking r on r.id = n.about
        where n.written_by = viewer() order by n.written_at
        """;

    private const string OwnSql = "select wave from survey_own where owner = viewer()";

    private readonly RoomTexts texts = RoomTexts.Of<SurveysPersonalData>();

    public IReadOnlyCollection<string> Tables { get; } =
    [
        "survey_wave",
        "survey_place",
        "survey_status",
        "survey_left_out",
        "survey_own",
        "survey_note",
        "survey_table_note",
        "survey_reminder",
        "survey_reopening",
        "perceived_round",
        "perceived_rater",
        "perceived_report",
        "outside_evaluation",
        "outside_ranking",
        "perceived_reminder",
    ];

    public async Task<OwnData> ExportAsync(Tx tx, Viewer viewer)
    {
        var data = new OwnData("surveys", typeof(SurveysPersonalData))
            .With(await tx.ListAsync<AskedRow>(AskedSql), ["survey_place"], Words)
            .With(await tx.ListAsync<AnsweredRow>(AnsweredSql), ["survey_status"])
            .With(await tx.ListAsync<LeftOutRow>(LeftOutSql), ["survey_left_out"])
            .With(await tx.ListAsync<OpenedRow>(OpenedSql), ["survey_wave"])
            .With(await tx.ListAsync<RemindedRow>(RemindedSql), ["survey_reminder"])
            .With(await tx.ListAsync<ReopeningRow>(ReopeningsSql), ["survey_reopening"], Words)
            .With(await tx.ListAsync<RatingRow>(RatingSql), ["perceived_rater"])
            .With(await tx.ListAsync<RatersRemindedRow>(RatersRemindedSql), ["perceived_reminder"])
            .With(await tx.ListAsync<RoundRow>(RoundsSql), ["perceived_round"])
            .With(await tx.ListAsync<RankingRow>(RankingsSql), ["outside_ranking"])
            .WithEntries(await SeenAsync(tx, viewer), ["perceived_report"])
            .WithEntries(await BroughtInAsync(tx, viewer), ["outside_evaluation"]);
        var entries = new List<List<OwnFact>>();
        foreach (var id in await tx.ListAsync<WaveId>(OwnSql))
        {
            if (await waves.FindAsync(tx, id) is { } wave)
            {
                entries.Add(await AnswersAsync(tx, viewer, wave));
            }
        }

        var notes = (await talks.OwnAsync(tx, viewer)).Select(about =>
            about.Select(note => OwnFact.Of(note.Step, texts["talk-" + note.Step], note.Text))
        );
        return data.With(await tx.ListAsync<TableNoteRow>(TableNotesSql), ["survey_table_note"], Words)
            .WithEntries(entries, ["survey_own"])
            .WithEntries(notes, ["survey_note"]);
    }

    private string? Words(string name, object value) =>
        (name, value) switch
        {
            ("Part", string part) => texts["own.part-" + part],
            ("Step", string step) => texts["talk-" + step],
            ("Level", string level) => LeadershipLevel.Text(level),
            _ => null,
        };

    // How those she leads see her: as her page shows it.
    private async Task<List<List<OwnFact>>> SeenAsync(Tx tx, Viewer viewer)
    {
        var seen = new List<List<OwnFact>>();
        foreach (var programme in await programmes.OfViewerAsync(tx))
        {
            foreach (var (round, report) in await perceived.OwnAsync(tx, viewer, programme.Id))
            {
                seen.Add([
                    OwnFact.Of("round", round.Instrument.Title.Here, $"{round.Number}"),
                    .. report.Scales.Select(scale =>
                        OwnFact.Of(
                            scale.Key,
                            round.Instrument.Named(scale.Key),
                            scale.Mean?.ToString("0.0") ?? $"{scale.From}–{scale.To}"
                        )
                    ),
                ]);
            }
        }

        return seen;
    }

    private async Task<List<List<OwnFact>>> BroughtInAsync(Tx tx, Viewer viewer)
    {
        var brought = new List<List<OwnFact>>();
        foreach (var programme in await programmes.OfViewerAsync(tx))
        {
            brought.AddRange(
                (await evaluations.OwnAsync(tx, viewer, programme.Id)).Select(kept =>
                    kept.Evaluation.Themes.Select((theme, at) => OwnFact.Of($"theme{at + 1}", theme.Name, Said(theme)))
                        .Prepend(OwnFact.Of("evaluation", texts["evaluationTitle"], kept.Evaluation.Title))
                        .ToList()
                )
            );
        }

        return brought;
    }

    private string Said(EvaluationTheme theme)
    {
        (string Name, decimal? Value)[] said =
        [
            ("mean", theme.Mean),
            ("own", theme.Own),
            ("spread", theme.Spread),
            ("answered", theme.Answered),
        ];
        return string.Join(
            "; ",
            said.Where(one => one.Value is not null)
                .Select(one => $"{texts["evaluation-" + one.Name]}: {one.Value:0.#}")
        );
    }

    private async Task<List<OwnFact>> AnswersAsync(Tx tx, Viewer viewer, Wave wave)
    {
        var sheet = (await own.FindAsync(tx, viewer, wave)).Sheet;
        return
        [
            OwnFact.Of("wave", wave.Instrument.Title.Here, $"{wave.Number}"),
            .. sheet.Lines.Select(line => Answer(wave, sheet, line)),
        ];
    }

    // The file for machines has a step as its number, and ticks in words, as nobody else keeps what their keys meant.
    private OwnFact Answer(Wave wave, AnswerSheet sheet, KeyValuePair<string, string> line)
    {
        var (label, said) = (Label(wave, line.Key), Said(wave, sheet, line));
        return new OwnFact(
            line.Key,
            label,
            BlockOf(wave, line.Key)?.Kind == BlockKind.Several ? said : line.Value,
            said
        );
    }

    // Steps and ticks are said in the words that were chosen; a place in an order and a text are as they were given.
    private string Said(Wave wave, AnswerSheet sheet, KeyValuePair<string, string> line)
    {
        if (line.Key == AnswerSheet.Nodes)
        {
            return texts["nodesYes"];
        }

        return BlockOf(wave, line.Key) switch
        {
            { Kind: BlockKind.Several } several => string.Join(", ", OwnLine.TickedOf(several, sheet)),
            { None: { } none } when line.Value == AnswerSheet.None => none.Here,
            { } block => block.Steps.FirstOrDefault(step => step.Text == line.Value)?.Words.Here
                is { Length: > 0 } words
                ? words
                : line.Value,
            null => line.Value,
        };
    }

    // A name of the roster is somebody else's: the line goes by its number.
    private string Label(Wave wave, string line) =>
        line == AnswerSheet.Nodes ? texts["nodesQuestion"]
        : BlockOf(wave, line) is not { } block ? line
        : block.Kind == BlockKind.Roster ? texts.With("own.rosterLine", line[(block.Key.Length + 1)..])
        : block.Kind == BlockKind.Several ? block.Question.Here
        : WordsOf(block, block.Items.Single(item => $"{block.Key}.{item.Key}" == line)).Here;

    private static Block? BlockOf(Wave wave, string line) =>
        wave.Instrument.Blocks.FirstOrDefault(block =>
            block.Kind == BlockKind.Roster
                ? line.StartsWith($"{block.Key}.", StringComparison.Ordinal)
                : block.Lines.Contains(line)
        );

    private static Words WordsOf(Block block, Item item) =>
        block.About is { } department
            ? new($"{department}: {item.Words.Danish}", $"{department}: {item.Words.English}")
            : item.Words;

    private sealed record AskedRow(int Wave, string? Department, string? Level);

    private sealed record AnsweredRow(int Wave, DateOnly Day);

    private sealed record LeftOutRow(int Wave);

    private sealed record RemindedRow(int Wave, DateOnly Day, int? Recipients);

    private sealed record ReopeningRow(int Wave, string Part, string? Reason, DateTimeOffset At);

    private sealed record RankingRow(string Title, DateOnly Day);

    private sealed record RatingRow(DateOnly? Day);

    private sealed record RatersRemindedRow(int Round, DateOnly Day, int? Recipients);

    private sealed record RoundRow(int Round, DateTimeOffset At);

    private sealed record TableNoteRow(int? Wave, string? Title, string Step, string TableName, string Text);

    private sealed record OpenedRow(int Wave, DateTimeOffset At);
}
