using Sparring.DisclosureControl;
using Sparring.DisclosureControl.Coarse;
using Sparring.DisclosureControl.Planning;
using Sparring.Platform.Data;
using Sparring.Rooms.Surveys.Answering;
using Sparring.Rooms.Surveys.Waves;

namespace Sparring.Rooms.Surveys.Figures;

/// <summary>
/// Computes the plan that was frozen when the wave opened: for each question the most useful figures its respondents and everything
/// shown before allow. Answers are read only after that is decided.
/// </summary>
public sealed partial class ComputeReport
{
    /// <summary>The breakdown by core and periphery, which is known only when the relations are.</summary>
    public const string Core = "core";

    /// <summary>Whether relations between departments are shown: a picture of departments, for forums too large for one of people.</summary>
    public const string Blocks = "blocks";

    /// <summary>Whether it is the last wave, which also asks how one was at the start.</summary>
    public const string Then = "then";

    /// <summary>What is not the core: the periphery, and those left out of the network as well when there are some.</summary>
    public const string Periphery = "periphery";

    /// <inheritdoc cref="Periphery"/>
    public const string OutsideCore = "outside-core";

    /// <summary>What of a plan is no breakdown of questions.</summary>
    public static IReadOnlyList<string> NoBreakdowns { get; } = [Core, Nodes, Blocks, Then];

    /// <summary>Whether everybody is asked to be a dot in a real picture.</summary>
    public const string Nodes = "nodes";

    private readonly Wave _wave;

    // Those left out of the network last, so that the numbers of the network are the first ones.
    private readonly IReadOnlyList<Place> _places;
    private readonly IReadOnlyList<Place> _roster;
    private readonly IReadOnlyDictionary<int, AnswerSheet> _sheets;
    private readonly IReadOnlyDictionary<string, IReadOnlyList<CountedSet>> _before;
    private readonly List<PersonId> _people;
    private readonly Dictionary<PersonId, int> _numbers;
    private readonly Dictionary<string, IReadOnlyList<CountedSet>> _ledger = new(StringComparer.Ordinal);
    private readonly Dictionary<int, int> _numberOfPlace;
    private readonly List<Breakdown> _breakdowns;

    // The boxes' own, which is chance.
    private readonly Dictionary<int, int> _order;

    private ComputeReport(OpenedWave opened, IReadOnlyDictionary<string, IReadOnlyList<CountedSet>> before)
    {
        _wave = opened.Wave;
        _roster = opened.Network;
        _places = [.. _roster, .. opened.Places.Where(place => opened.LeftOut.Contains(place.Person))];
        _sheets = opened.Sheets;
        _before = before;
        _people =
        [
            .. _places
                .Select(place => place.Person)
                .Concat(before.Values.SelectMany(sets => sets).SelectMany(set => set.People).Select(PersonId.Of))
                .Distinct(),
        ];
        _numbers = _people.Index().ToDictionary(person => person.Item, person => person.Index);
        _numberOfPlace = _roster.Index().ToDictionary(place => place.Item.Number, place => place.Index);
        _order = _sheets.Keys.Index().ToDictionary(place => place.Item, place => place.Index);
        _breakdowns =
        [
            .. _wave
                .Plan.Breakdowns.Except(NoBreakdowns, StringComparer.Ordinal)
                .Select(name => BreakdownBy(name, _places, _people.Count)),
        ];
    }

    /// <summary>Whom each question's figures count.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<CountedSet>> Ledger => _ledger;

    public WaveReport Report { get; private set; } = new(0, 0, null, []);

    public static ComputeReport Of(
        OpenedWave opened,
        IReadOnlyDictionary<string, IReadOnlyList<CountedSet>> before,
        OpenedWave? last = null
    )
    {
        var computed = new ComputeReport(opened, before);
        var ties = computed.TiesOf();
        computed.Report = new(
            opened.Places.Count,
            opened.Sheets.Count,
            ties,
            [.. Asked.Of(opened.Wave.Instrument).Select(computed.Question)]
        )
        {
            Texts = [.. TextReport.Of(opened.Wave, opened.Sheets.Values)],
            Then = [.. computed.LookedBack()],
        };
        if (last is not null)
        {
            computed.Compare(opened, last);
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

    private void Compare(OpenedWave opened, OpenedWave last)
    {
        var change = new ComputeChange(opened, last, _before, _ledger);
        Report = Report with { Change = change.Report() };
        foreach (var (key, sets) in change.Ledger)
        {
            _ledger[key] = [.. _ledger.GetValueOrDefault(key, []), .. sets];
        }
    }

    private QuestionReport Question(Asked asked)
    {
        var answers = AnswersTo(asked);
        var (release, withheld) = ReleaseOf(
            asked.Key,
            Enumerable.Range(0, answers.Length).Where(person => answers[person] is not null),
            asked.Block.About is not null ? [BreakdownBy("department", _places, _people.Count)]
                : asked.HasMean ? _breakdowns
                : []
        );
        var figures = MakeFigures.Of(release, asked.Scale, answers, _places.Count);
        var told = QuestionReport.Of(asked.Key, figures, withheld);
        // Of a department the means alone, from each of the others.
        if (asked.Block.About is not null)
        {
            return told with { Distribution = null, Percentages = null };
        }

        // The mean of answers without an order would say nothing, and say something of the answers.
        return asked.HasMean
            ? told with
            {
                Alpha = AlphaOf(asked, answers),
            }
            : told with
            {
                Mean = null,
                From = null,
                To = null,
                Parts = [],
                NearlyAllAgree = false,
                Distribution = null,
            };
    }

    private decimal?[] AnswersTo(Asked asked)
    {
        var answers = new decimal?[_people.Count];
        foreach (var (person, place) in _places.Index())
        {
            answers[person] =
                asked.Block.IsAskedOf(place.Department) && _sheets.TryGetValue(place.Number, out var sheet)
                    ? asked.Answer(sheet)
                    : null;
        }

        return answers;
    }

    private NamedSet[] Before(string key) =>
        [
            .. _before
                .GetValueOrDefault(key, [])
                .Concat(_ledger.GetValueOrDefault(key, []))
                .Select(set => new NamedSet(set.Name, Numbers(set.People))),
        ];

    private PersonSet Counted(IReadOnlyList<NamedSet> before, IEnumerable<int> respondents) =>
        new CountedAgain(before, _wave.Plan.Smallest).Of([
            .. respondents.OrderBy(person => _order[_places[person].Number]),
        ]);

    private (Release Release, IReadOnlyList<string> Withheld) ReleaseOf(
        string key,
        IEnumerable<int> respondents,
        IReadOnlyList<Breakdown> breakdowns
    ) => ReleaseOf(key, Counted(Before(key), respondents), breakdowns);

    private (Release Release, IReadOnlyList<string> Withheld) ReleaseOf(
        string key,
        PersonSet counted,
        IReadOnlyList<Breakdown> breakdowns
    )
    {
        var before = Before(key);
        var plan = PlanReport.Of(
            new()
            {
                People = _people.Count,
                Respondents = counted,
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
        Remember(key, release);
        return (release, [.. plan.Breakdowns.SelectMany(one => one.Withheld.Select(part => part.Name))]);
    }

    private void Remember(string key, Release release) =>
        _ledger[key] = [
            .. _ledger.GetValueOrDefault(key, []),
            .. release.Shown.Select(set => new CountedSet(
                $"{_wave.Number}: {set.Name}",
                [.. set.Members.ToArray().Select(person => _people[person].Value)]
            )),
        ];

    private PersonSet Numbers(IEnumerable<Guid> people) => PersonSet.Of(people.Select(person => _numbers[new(person)]));
}
