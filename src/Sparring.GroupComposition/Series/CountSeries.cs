namespace Sparring.GroupComposition.Series;

/// <summary>Counts a plan without the search: repeats, broken rules and cost.</summary>
/// <remarks>Cost: one look at every pair that shares a group, and a mark per pair of people.</remarks>
public static class CountSeries
{
    public static SeriesCount Of(SeriesProblem problem, IReadOnlyList<IReadOnlyList<IReadOnlyList<int>>> rounds)
    {
        var met = new bool[problem.People * problem.People];
        foreach (var (a, b) in problem.Earlier.SelectMany(round => round).SelectMany(PairsOf))
        {
            met[(a * problem.People) + b] = true;
        }

        var apart = problem.Apart.Select(pair => Ordered(pair.A, pair.B)).ToHashSet();
        var terms = problem
            .Terms.SelectMany(
                term => term.Pairs,
                (term, pair) => (Pair: Ordered(pair.A, pair.B), Cost: term.Weight * pair.Times)
            )
            .GroupBy(cost => cost.Pair, cost => cost.Cost)
            .ToDictionary(costs => costs.Key, costs => costs.Sum());
        var (repeats, broken, sum) = (0L, 0L, 0L);
        foreach (var round in rounds)
        {
            foreach (var group in round)
            {
                foreach (var pair in PairsOf(group))
                {
                    ref var before = ref met[(pair.A * problem.People) + pair.B];
                    repeats += before ? 1 : 0;
                    before = true;
                    broken += apart.Contains(pair) ? 1 : 0;
                    sum += terms.GetValueOrDefault(pair) + AttributeCost(problem.Attributes, pair);
                }
            }
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
