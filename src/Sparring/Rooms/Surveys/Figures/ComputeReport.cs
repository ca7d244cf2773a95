using Sparring.DisclosureControl;
using Sparring.DisclosureControl.Coarse;
using Sparring.DisclosureControl.Planning;
using Sparring.NetworkAnalysis.CorePeriphery;
using Sparring.Platform.Data;
using Sparring.Rooms.Surveys.Answering;
using Sparring.Rooms.Surveys.Instruments;
using Sparring.Rooms.Surveys.Waves;

namespace Sparring.Rooms.Surveys.Figures;

/// <summary>
/// Computes the plan that was frozen when the wave opened: for each question the most useful figures its respondents and everything
/// shown before allow. Answers are read only after that is decided.
/// </summary>
public sealed class ComputeReport
{
    /// <summary>The breakdown by core and periphery, which is known only when the relations are.</summary>
    public const string Core = "core";

    /// <summary>Whether everybody is asked to be a dot in a real picture.</summary>
    public const string Nodes = "nodes";

    private readonly Wave _wave;
    private readonly IReadOnlyList<Place> _places;
    private readonly IReadOnlyDictionary<int, AnswerSheet> _sheets;
    private readonly IReadOnlyDictionary<string, IReadOnlyList<CountedSet>> _before;
    private readonly List<PersonId> _people;
    private readonly Dictionary<PersonId, int> _numbers;
    private readonly Dictionary<string, IReadOnlyList<CountedSet>> _ledger = new(StringComparer.Ordinal);
    private readonly Dictionary<int, int> _numberOfPlace;
    private readonly List<Breakdown> _breakdowns;

    // The boxes' own, which is chance.
    private readonly Dictionary<int, int> _order;

    private ComputeReport(
        Wave wave,
        IReadOnlyList<Place> places,
        IReadOnlyDictionary<int, AnswerSheet> sheets,
        IReadOnlyDictionary<string, IReadOnlyList<CountedSet>> before
    )
    {
        _wave = wave;
        _places = places;
        _sheets = sheets;
        _before = before;
        _people =
        [
            .. places
                .Select(place => place.Person)
                .Concat(before.Values.SelectMany(sets => sets).SelectMany(set => set.People).Select(PersonId.Of))
                .Distinct(),
        ];
        _numbers = _people.Index().ToDictionary(person => person.Item, person => person.Index);
        _numberOfPlace = places.Index().ToDictionary(place => place.Item.Number, place => place.Index);
        _order = sheets.Keys.Index().ToDictionary(place => place.Item, place => place.Index);
        _breakdowns =
        [
            .. wave
                .Plan.Breakdowns.Where(name => name is not (Core or Nodes))
                .Select(name => BreakdownBy(name, places, _people.Count)),
        ];
    }

    /// <summary>Whom each question's figures count.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<CountedSet>> Ledger => _ledger;

    public WaveReport Report { get; private set; } = new(0, 0, null, []);

    public static ComputeReport Of(
        Wave wave,
        IReadOnlyList<Place> places,
        IReadOnlyDictionary<int, AnswerSheet> sheets,
        IReadOnlyDictionary<string, IReadOnlyList<CountedSet>> before,
        OpenedWave? last = null
    )
    {
        var computed = new ComputeReport(wave, places, sheets, before);
        var ties = computed.TiesOf();
        computed.Report = new(places.Count, sheets.Count, ties, [.. computed.Questions()])
        {
            Texts = [.. TextReport.Of(wave, sheets.Values)],
        };
        if (last is not null)
        {
            computed.Compare(last);
        }

        return computed;
    }

    /// <summary>How a roster breaks down; whoever has no value is in no part.</summary>
    public static Breakdown BreakdownBy(string name, IReadOnlyList<Place> places, int people) =>
        Breakdown.By(
            name,
            [
                .. places.Select(place => name == "level" ? place.Level : place.Department),
                .. Enumerable.Repeat<string?>(null, people - places.Count),
            ]
        );

    private void Compare(OpenedWave last)
    {
        var change = new ComputeChange(new(_wave, _places, _sheets), last, _before, _ledger);
        Report = Report with { Change = change.Report() };
        foreach (var (key, sets) in change.Ledger)
        {
            _ledger[key] = [.. _ledger.GetValueOrDefault(key, []), .. sets];
        }
    }

    private IEnumerable<QuestionReport> Questions()
    {
        foreach (var block in _wave.Instrument.Blocks.Where(block => block.IsRated || block.Kind == BlockKind.Choice))
        {
            foreach (var item in block.Items.Where(item => item.Scale is null))
            {
                yield return Question(
                    $"{block.Key}.{item.Key}",
                    block,
                    sheet =>
                        block.Kind == BlockKind.Ranking && !sheet.IsInOrder(block)
                            ? null
                            : sheet.Number($"{block.Key}.{item.Key}")
                );
            }

            foreach (
                var scale in _wave.Instrument.Scales.Where(scale => block.Items.Any(item => item.Scale == scale.Key))
            )
            {
                yield return Question(scale.Key, block, sheet => OwnLine.ScoreOf(block, scale, sheet));
            }
        }
    }

    private QuestionReport Question(string key, Block block, Func<AnswerSheet, decimal?> answer)
    {
        var answers = new decimal?[_people.Count];
        for (var person = 0; person < _places.Count; person++)
        {
            answers[person] = _sheets.TryGetValue(_places[person].Number, out var sheet) ? answer(sheet) : null;
        }

        var (release, withheld) = ReleaseOf(
            key,
            Enumerable.Range(0, answers.Length).Where(person => answers[person] is not null),
            _breakdowns
        );
        var figures = MakeFigures.Of(release, new(block.Lowest, block.Highest), answers, _places.Count);
        // The mean of answers without an order would say nothing, and say something of the answers.
        return block.Kind == BlockKind.Choice
            ? QuestionReport.Of(key, figures, withheld) with
            {
                Mean = null,
                From = null,
                To = null,
                Parts = [],
            }
            : QuestionReport.Of(key, figures, withheld);
    }

    private NamedSet[] Before(string key) =>
        [.. _before.GetValueOrDefault(key, []).Select(set => new NamedSet(set.Name, Numbers(set.People)))];

    private PersonSet Counted(string key, IEnumerable<int> respondents) =>
        new CountedAgain(Before(key), _wave.Plan.Smallest).Of([
            .. respondents.OrderBy(person => _order[_places[person].Number]),
        ]);

    private (Release Release, IReadOnlyList<string> Withheld) ReleaseOf(
        string key,
        IEnumerable<int> respondents,
        IReadOnlyList<Breakdown> breakdowns
    )
    {
        var before = Before(key);
        var plan = PlanReport.Of(
            new()
            {
                People = _people.Count,
                Respondents = Counted(key, respondents),
                Breakdowns = breakdowns,
                AlreadyOut = before,
                Smallest = _wave.Plan.Smallest,
            }
        );
        var ledger = new Ledger(_wave.Plan.Smallest, before);
        var release =
            plan.Sets.Count == 0
                ? ledger.Release(new("", PersonSet.Empty), [])
                : ledger.Release(plan.Sets[0], plan.Sets.Skip(1));
        _ledger[key] =
        [
            .. release.Shown.Select(set => new CountedSet(
                $"{_wave.Number}: {set.Name}",
                [.. set.Members.ToArray().Select(person => _people[person].Value)]
            )),
        ];
        return (release, [.. plan.Breakdowns.SelectMany(one => one.Withheld.Select(part => part.Name))]);
    }

    private Ties? TiesOf()
    {
        if (_wave.Instrument.Roster is not { } block)
        {
            return null;
        }

        var lines = _places.Select(place => LinesOf(block, place)).ToArray();
        var respondents = Enumerable.Range(0, lines.Length).Where(person => lines[person].Length > 0).ToArray();
        if (respondents.Length == 0)
        {
            return null;
        }

        var counting = Counted(block.Key, respondents).ToArray();
        var measured = new MeasureNetwork(_places.Count, lines, counting, _wave.Plan.Threshold);
        var core = _wave.Plan.Breakdowns.Contains(Core) ? measured.Core() : null;
        if (core is not null)
        {
            _breakdowns.Add(ByCore([.. core.Cores[0]]));
        }

        var (release, _) = ReleaseOf(block.Key, respondents, core is null ? [] : [_breakdowns[^1]]);
        if (release.Shown.Count == 0)
        {
            return null;
        }

        int[] counted =
        [
            .. release.Shown[0].Members.ToArray().SelectMany(person => lines[person]).Select(said => said.Step),
        ];
        return new(
            release.Shown[0].Members.Count,
            counted.Length,
            CountsOf(block, counted),
            measured.Figures(core is not null && release.Shown.Count == 3 ? measured.Figures(core) : null),
            IsYesOfAll() ? Drawn(lines, core) : null
        );
    }

    // One who says no, or nothing, is enough; who it was is not found out.
    private bool IsYesOfAll() =>
        _wave.Plan.Breakdowns.Contains(Nodes)
        && _places.Count <= LayOutNodes.Most
        && _places.All(place => _sheets.TryGetValue(place.Number, out var sheet) && sheet[AnswerSheet.Nodes] == "yes");

    private DrawForum Drawn(Said[][] lines, DiscreteCore? core) =>
        LayOutNodes.Of(LayOutNodes.Pairs(lines, _wave.Plan.Threshold), InBoxOrder(), core?.Cores[0] ?? []);

    private int[] InBoxOrder() =>
        [.. Enumerable.Range(0, _places.Count).OrderBy(person => _order[_places[person].Number])];

    private IReadOnlyList<TieCount> CountsOf(Block block, int[] counted) =>
        [
            .. Enumerable
                .Range(_wave.Plan.Threshold - 1, 3)
                .Where(step => step > block.Lowest && step <= block.Highest)
                .Select(step => new TieCount(step, counted.Count(answer => answer >= step))),
        ];

    private Breakdown ByCore(HashSet<int> core) =>
        Breakdown.By(
            Core,
            [
                .. Enumerable
                    .Range(0, _people.Count)
                    .Select(person =>
                        person >= _places.Count ? null
                        : core.Contains(person) ? Core
                        : "periphery"
                    ),
            ]
        );

    private Said[] LinesOf(Block block, Place place) =>
        _sheets.TryGetValue(place.Number, out var sheet)
            ?
            [
                .. sheet
                    .OfRoster(block)
                    .Where(line => line.Place != place.Number && _numberOfPlace.ContainsKey(line.Place))
                    .Select(line => new Said(_numberOfPlace[line.Place], line.Step))
                    .OrderBy(line => line.To),
            ]
            : [];

    private PersonSet Numbers(IEnumerable<Guid> people) => PersonSet.Of(people.Select(person => _numbers[new(person)]));
}
