using Sparring.DisclosureControl;
using Sparring.DisclosureControl.Coarse;
using Sparring.Rooms.Surveys.Answering;
using Sparring.Rooms.Surveys.Figures;
using Sparring.Rooms.Surveys.Instruments;

namespace Sparring.Rooms.Surveys.Perceived;

/// <summary>Makes each leader's report of the ratings of a round, through the same ledger as any figure: over all rounds, one for each leader and scale.</summary>
public sealed class ComputePerceived(
    PerceivedRound round,
    IReadOnlyDictionary<string, IReadOnlyList<CountedSet>> before
)
{
    private readonly Block _block = round.Questions;

    private readonly Dictionary<string, IReadOnlyList<CountedSet>> _ledger = new(StringComparer.Ordinal);

    /// <summary>Whom each figure counts, by leader and scale.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<CountedSet>> Ledger => _ledger;

    /// <summary>One leader's report.</summary>
    /// <param name="leader">Whom the ratings are of.</param>
    /// <param name="ratings">Of one leader, in the order of chance.</param>
    public PerceivedReport Of(Guid leader, IReadOnlyList<Rating> ratings)
    {
        PerceivedScale[] scales =
        [
            .. round
                .Instrument.Scales.Select(scale => ScaleOf($"{leader:N}/{scale.Key}", scale, ratings))
                .OfType<PerceivedScale>(),
        ];
        return new(scales.Length == 0 ? null : ratings.Count, scales);
    }

    private PerceivedScale? ScaleOf(string key, Scale scale, IReadOnlyList<Rating> ratings)
    {
        var sets = before.GetValueOrDefault(key, []);
        var people = sets.SelectMany(set => set.People)
            .Concat(ratings.Select(rating => rating.Rater))
            .Distinct()
            .Index()
            .ToDictionary(person => person.Item, person => person.Index);
        var scores = new decimal?[people.Count];
        foreach (var rating in ratings)
        {
            scores[people[rating.Rater]] = OwnLine.ScoreOf(_block, scale, new AnswerSheet(rating.Lines));
        }

        NamedSet[] shown =
        [
            .. sets.Select(set => new NamedSet(set.Name, PersonSet.Of(set.People.Select(one => people[one])))),
        ];
        var counted = new CountedAgain(shown, round.Smallest).Of([
            .. ratings.Select(rating => people[rating.Rater]).Where(person => scores[person] is not null),
        ]);
        var release = new Ledger(round.Smallest, shown).Release(new($"{round.Number}", counted), []);
        var figures = MakeFigures.Of(release, new(_block.Lowest, _block.Highest), scores, people.Count);
        if (figures.Whole is not { } whole)
        {
            return null;
        }

        var names = people.ToDictionary(person => person.Value, person => person.Key);
        _ledger[key] = [new($"{round.Number}", [.. counted.ToArray().Select(person => names[person])])];
        return Said(scale.Key, whole, [.. counted.ToArray().Select(person => scores[person] ?? 0)]);
    }

    private PerceivedScale Said(string key, WholeFigure whole, decimal[] scores)
    {
        if (whole.Figure is not Figure.Mean mean)
        {
            var band = whole.Figure as Figure.Between;
            return new(key, whole.Answered, Mean: null, band?.From, band?.To, Spread: null, Low: null, High: null);
        }

        var sure = Interval.Of(scores);
        return new(
            key,
            whole.Answered,
            mean.Value,
            From: null,
            To: null,
            Round(sure.Spread),
            Math.Max(_block.Lowest, Round(sure.Mean - sure.Half)),
            Math.Min(_block.Highest, Round(sure.Mean + sure.Half))
        );
    }

    private static decimal Round(double number) => decimal.Round((decimal)number, 1, MidpointRounding.AwayFromZero);
}
