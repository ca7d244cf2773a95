namespace Sparring.GroupComposition.Matching;

/// <summary>Groups of exactly two are a matching: the cheapest is found and proved at once, and no search is needed.</summary>
/// <remarks>Settled seats and any other size need the search. Cost: n² × attributes to weigh the pairs, and the matching.</remarks>
internal static class ExactPairs
{
    // A thousand people have half a million pairs, which take about half a second.
    private const int MostPeople = 2000;

    /// <summary>The cheapest pairs that keep every rule; null when the problem is another one or no such pairs exist.</summary>
    public static IReadOnlyList<IReadOnlyList<int>>? Of(GroupProblem problem)
    {
        if (
            problem.People > MostPeople
            || problem.People != 2 * problem.Sizes.Count
            || problem.Fixed.Count > 0
            || problem.Sizes.Any(size => size != GroupSize.Of(2))
            || Permitted(problem) is not { } pairs
        )
        {
            return null;
        }

        var matched = MaximumWeightMatching.Solve(problem.People, pairs, MatchingAim.MostPairs);
        return 2 * matched.Pairs < problem.People
            ? null
            :
            [
                .. Enumerable
                    .Range(0, problem.People)
                    .Where(person => matched.Partners[person] > person)
                    .Select(person => new[] { person, matched.Partners[person] }),
            ];
    }

    /// <summary>Every pair the rules permit, worth what it saves; null when a cost is beyond what a matching can weigh.</summary>
    private static WeightedPair[]? Permitted(GroupProblem problem)
    {
        var named = Named(problem);
        var deviations = problem.Numbers.Distinct().ToDictionary(number => number, number => number.Deviations());
        var apart = problem.Apart.SelectMany(BothWays).ToHashSet();
        var together = problem.Together.SelectMany(BothWays).ToLookup(pair => pair.A, pair => pair.B);
        var pairs = new List<WeightedPair>();
        for (var a = 0; a < problem.People; a++)
        {
            for (var b = a + 1; b < problem.People; b++)
            {
                if (apart.Contains(new(a, b)) || together[a].Any(one => one != b) || together[b].Any(one => one != a))
                {
                    continue;
                }

                var cost = Shared(problem, deviations, a, b) + named.GetValueOrDefault(new(a, b));
                if (Int128.Abs(cost) > MaximumWeightMatching.LargestWeight)
                {
                    return null;
                }

                pairs.Add(new(a, b, (int)-cost));
            }
        }

        return [.. pairs];
    }

    private static Dictionary<PersonPair, Int128> Named(GroupProblem problem)
    {
        var named = new Dictionary<PersonPair, Int128>();
        foreach (var term in problem.Terms)
        {
            foreach (var pair in term.Pairs)
            {
                var key = new PersonPair(Math.Min(pair.A, pair.B), Math.Max(pair.A, pair.B));
                named[key] = named.GetValueOrDefault(key) + ((Int128)term.Weight * pair.Times);
            }
        }

        return named;
    }

    private static Int128 Shared(
        GroupProblem problem,
        Dictionary<NumericAttribute, IReadOnlyList<long>> deviations,
        int a,
        int b
    )
    {
        Int128 cost = 0;
        foreach (var attribute in problem.Attributes)
        {
            cost += attribute.Values[a] == attribute.Values[b] ? attribute.Weight : 0;
        }

        foreach (var number in problem.Numbers)
        {
            Int128 off = deviations[number][a] + deviations[number][b];
            cost += number.Weight * off * off;
        }

        return problem.Committees.Count == 0
            ? cost
            : cost + ((Int128)problem.CommitteeWeight * problem.Committees[a].Count(problem.Committees[b].Contains));
    }

    private static PersonPair[] BothWays(PersonPair pair) => [pair, new(pair.B, pair.A)];
}
