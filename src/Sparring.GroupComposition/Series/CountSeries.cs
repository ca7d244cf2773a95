namespace Sparring.GroupComposition.Series;

/// <summary>Counts a plan without the search: repeats, broken rules and cost.</summary>
/// <remarks>Cost: one look at every pair that shares a group, and a mark per pair of people.</remarks>
public static class CountSeries
{
    public static SeriesCount Of(SeriesProblem problem, IReadOnlyList<IReadOnlyList<IReadOnlyList<int>>> rounds)
    {
        var repeats = Repeats(problem, rounds);
        var priced = problem.Apart.Count + problem.Attributes.Count + problem.Terms.Count > 0;
        return priced ? Priced(problem, rounds, repeats) : new SeriesCount(repeats, 0, 0);
    }

    private static long Repeats(SeriesProblem problem, IReadOnlyList<IReadOnlyList<IReadOnlyList<int>>> rounds)
    {
        var met = new bool[problem.People * problem.People];
        foreach (var round in problem.Earlier)
        {
            Meet(round, met, problem.People);
        }

        return rounds.Sum(round => Meet(round, met, problem.People));
    }

    /// <summary>Marks the pairs of a round and says how many were marked already.</summary>
    private static long Meet(IReadOnlyList<IReadOnlyList<int>> round, bool[] met, int people)
    {
        var again = 0L;
        foreach (var group in round)
        {
            for (var i = 0; i < group.Count; i++)
            {
                for (var j = 0; j < i; j++)
                {
                    ref var before = ref met[(Math.Min(group[i], group[j]) * people) + Math.Max(group[i], group[j])];
                    again += before ? 1 : 0;
                    before = true;
                }
            }
        }

        return again;
    }

    private static SeriesCount Priced(
        SeriesProblem problem,
        IReadOnlyList<IReadOnlyList<IReadOnlyList<int>>> rounds,
        long repeats
    )
    {
        var apart = problem.Apart.Select(pair => Ordered(pair.A, pair.B)).ToHashSet();
        var terms = problem
            .Terms.SelectMany(
                term => term.Pairs,
                (term, pair) => (Pair: Ordered(pair.A, pair.B), Cost: term.Weight * pair.Times)
            )
            .GroupBy(cost => cost.Pair, cost => cost.Cost)
            .ToDictionary(costs => costs.Key, costs => costs.Sum());
        var (broken, sum) = (0L, 0L);
        foreach (var pair in rounds.SelectMany(round => round).SelectMany(PairsOf))
        {
            broken += apart.Contains(pair) ? 1 : 0;
            sum += terms.GetValueOrDefault(pair) + AttributeCost(problem.Attributes, pair);
        }

        return new SeriesCount(repeats, broken, sum);
    }

    private static IEnumerable<PersonPair> PairsOf(IReadOnlyList<int> group)
    {
        for (var i = 0; i < group.Count; i++)
        {
            for (var j = 0; j < i; j++)
            {
                yield return Ordered(group[i], group[j]);
            }
        }
    }

    private static PersonPair Ordered(int a, int b) => a < b ? new PersonPair(a, b) : new PersonPair(b, a);

    private static long AttributeCost(IReadOnlyList<CategoricalAttribute> attributes, PersonPair pair) =>
        attributes.Sum(attribute => attribute.Values[pair.A] == attribute.Values[pair.B] ? attribute.Weight : 0);
}
