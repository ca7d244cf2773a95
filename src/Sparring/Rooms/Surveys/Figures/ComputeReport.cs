using Sparring.DisclosureControl;
using Sparring.DisclosureControl.Coarse;
using Sparring.DisclosureControl.Planning;
using Sparring.Platform.Data;
using Sparring.Rooms.Surveys.Answering;
using Sparring.Rooms.Surveys.Instruments;
using Sparring.Rooms.Surveys.Waves;

namespace Sparring.Rooms.Surveys.Figures;

/// <summary>Whom the figures of a question count, so that the next wave takes heed.</summary>
public sealed record CountedSet(string Name, IReadOnlyList<Guid> People);

/// <summary>
/// Computes the plan that was frozen when the wave opened: for each question the most useful figures its respondents and everything
/// shown before allow. Answers are read only after that is decided.
/// </summary>
public sealed class ComputeReport
{
    private readonly Wave _wave;
    private readonly IReadOnlyList<Place> _places;
    private readonly IReadOnlyDictionary<int, AnswerSheet> _sheets;
    private readonly IReadOnlyDictionary<string, IReadOnlyList<CountedSet>> _before;
    private readonly List<PersonId> _people;
    private readonly Dictionary<string, IReadOnlyList<CountedSet>> _ledger = new(StringComparer.Ordinal);
    private readonly Breakdown[] _breakdowns;

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
        _order = sheets.Keys.Index().ToDictionary(place => place.Item, place => place.Index);
        _breakdowns = [.. wave.Plan.Breakdowns.Select(name => BreakdownBy(name, places, _people.Count))];
    }

    /// <summary>Whom each question's figures count.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<CountedSet>> Ledger => _ledger;

    public WaveReport Report { get; private set; } = new(0, 0, null, []);

    public static ComputeReport Of(
        Wave wave,
        IReadOnlyList<Place> places,
        IReadOnlyDictionary<int, AnswerSheet> sheets,
        IReadOnlyDictionary<string, IReadOnlyList<CountedSet>> before
    )
    {
        var computed = new ComputeReport(wave, places, sheets, before);
        computed.Report = new(places.Count, sheets.Count, computed.TiesOf(), [.. computed.Questions()]);
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

    private IEnumerable<QuestionReport> Questions()
    {
        foreach (var block in _wave.Instrument.Blocks.Where(block => block.Kind == BlockKind.Matrix))
        {
            foreach (var item in block.Items.Where(item => item.Scale is null))
            {
                yield return Question(
                    $"{block.Key}.{item.Key}",
                    block,
                    sheet => sheet.Number($"{block.Key}.{item.Key}")
                );
            }

            foreach (
                var scale in _wave.Instrument.Scales.Where(scale => block.Items.Any(item => item.Scale == scale.Key))
            )
            {
                yield return Question(scale.Key, block, sheet => Score(block, scale, sheet));
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
            Enumerable.Range(0, answers.Length).Where(person => answers[person] is not null)
        );
        var figures = MakeFigures.Of(release, new(block.Lowest, block.Highest), answers, _places.Count);
        return Said(key, figures, withheld);
    }

    private (Release Release, IReadOnlyList<string> Withheld) ReleaseOf(string key, IEnumerable<int> respondents)
    {
        var before = _before
            .GetValueOrDefault(key, [])
            .Select(set => new NamedSet(set.Name, Numbers(set.People)))
            .ToArray();
        var counted = new CountedAgain(before, _wave.Plan.Smallest).Of([
            .. respondents.OrderBy(person => _order[_places[person].Number]),
        ]);
        var plan = PlanReport.Of(
            new()
            {
                People = _people.Count,
                Respondents = counted,
                Breakdowns = _breakdowns,
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

        var lines = _places.ToDictionary(place => place.Number, place => AnswersOf(block, place));
        var respondents = Enumerable
            .Range(0, _places.Count)
            .Where(person => lines[_places[person].Number].Count > 0)
            .ToArray();
        var (release, _) = ReleaseOf(block.Key, respondents);
        if (release.Shown.Count == 0)
        {
            return null;
        }

        var counted = release.Shown[0].Members.ToArray().Select(person => lines[_places[person].Number]).ToArray();
        return new(
            counted.Length,
            counted.Sum(line => line.Count),
            [
                .. Enumerable
                    .Range(_wave.Plan.Threshold - 1, 3)
                    .Where(step => step > block.Lowest && step <= block.Highest)
                    .Select(step => new TieCount(step, counted.Sum(line => line.Count(answer => answer >= step)))),
            ]
        );
    }

    private List<int> AnswersOf(Block block, Place place) =>
        _sheets.TryGetValue(place.Number, out var sheet)
            ?
            [
                .. AnswerSheet
                    .LinesOf(block, _places.Where(other => other.Number != place.Number))
                    .Select(sheet.Number)
                    .OfType<int>(),
            ]
            : [];

    private static decimal? Score(Block block, Scale scale, AnswerSheet sheet)
    {
        decimal[] given =
        [
            .. block
                .Items.Where(item => item.Scale == scale.Key)
                .Select(item => sheet.Number($"{block.Key}.{item.Key}"))
                .OfType<int>(),
        ];
        return given.Length >= scale.Least ? given.Average() : null;
    }

    private PersonSet Numbers(IEnumerable<Guid> people) =>
        PersonSet.Of(people.Select(person => _people.IndexOf(new(person))));

    private static QuestionReport Said(string key, QuestionFigures figures, IReadOnlyList<string> withheld) =>
        new(
            key,
            figures.Whole?.Answered,
            (figures.Whole?.Figure as Figure.Mean)?.Value,
            (figures.Whole?.Figure as Figure.Between)?.From,
            (figures.Whole?.Figure as Figure.Between)?.To,
            figures.Whole?.Percentages,
            [.. figures.Parts.Select(PartOf)],
            withheld,
            figures.NearlyAllAgree
        );

    // The planner names a part "breakdown: part".
    private static PartReport PartOf(PartFigure part)
    {
        var cut = part.Name.IndexOf(": ", StringComparison.Ordinal);
        return new(part.Name[..cut], part.Name[(cut + 2)..], part.Count, part.Mean);
    }
}
