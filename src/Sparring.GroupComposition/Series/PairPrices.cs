namespace Sparring.GroupComposition.Series;

/// <summary>What each pair costs when it shares a group, as the search counts it: people × people.</summary>
internal static class PairPrices
{
    /// <summary>A pair that must stay apart weighs twice a repeat; nothing when there is no rule.</summary>
    public static int[]? Rules(SeriesProblem problem)
    {
        if (problem.Apart.Count == 0)
        {
            return null;
        }

        var prices = new int[problem.People * problem.People];
        foreach (var (a, b) in problem.Apart)
        {
            prices[(a * problem.People) + b] = 2 * SeriesBoard.Repeat;
            prices[(b * problem.People) + a] = 2 * SeriesBoard.Repeat;
        }

        return prices;
    }

    /// <summary>
    /// Rules, attributes and pair costs. The largest cost is scaled so far below a repeat that all the pairs one swap touches cannot
    /// outweigh it. Nothing when there are no costs.
    /// </summary>
    public static int[]? All(SeriesProblem problem)
    {
        if (problem.Attributes.Count == 0 && problem.Terms.Count == 0)
        {
            return null;
        }

        var costs = Costs(problem);
        var highest = costs.Max(Math.Abs);
        var largestGroup = problem.Rounds.Max(round => round.Sizes.Max());
        var scale = SeriesBoard.Repeat / 8.0 / largestGroup / Math.Max(1, highest);
        var prices = Rules(problem) ?? new int[costs.Length];
        for (var pair = 0; pair < costs.Length; pair++)
        {
            prices[pair] += (int)(costs[pair] * scale);
        }

        return prices;
    }

    private static long[] Costs(SeriesProblem problem)
    {
        var n = problem.People;
        var costs = new long[n * n];
        foreach (var attribute in problem.Attributes)
        {
            for (var pair = 0; pair < costs.Length; pair++)
            {
                costs[pair] += attribute.Values[pair / n] == attribute.Values[pair % n] ? attribute.Weight : 0;
            }
        }

        foreach (var term in problem.Terms)
        {
            foreach (var (a, b, times) in term.Pairs)
            {
                costs[(a * n) + b] += term.Weight * times;
                costs[(b * n) + a] += term.Weight * times;
            }
        }

        for (var person = 0; person < n; person++)
        {
            costs[(person * n) + person] = 0;
        }

        return costs;
    }
}
