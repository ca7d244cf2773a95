namespace Sparring.GroupComposition.Bounds;

/// <summary>What a term about particular pairs must cost: pairs held together count always, a cost elsewhere may be avoided.</summary>
/// <remarks>
/// A gain (a weight below 0) may be had or not. Each person has room for no more than the largest group's other seats, so the best
/// gains of that many neighbours, halved because a pair has two ends, are the most that can be gained. O(pairs log pairs).
/// </remarks>
internal static class PairTermBound
{
    public static BoundPart Of(GroupProblem problem, TogetherSets sets, PairTerm term)
    {
        long held = 0;
        var gains = new Dictionary<(int, int), long>();
        foreach (var (a, b, times) in term.Pairs)
        {
            var cost = times * term.Weight;
            if (a == b)
                continue;
            if (sets.SetOf[a] == sets.SetOf[b])
                held += cost;
            else if (cost < 0 || gains.Count > 0)
                Add(gains, a, b, cost);
        }

        // A cost counted before the first gain of its pair was seen is left out above: leaving out a cost only lowers the bound.
        var total = held + Gained(problem, gains);
        return new BoundPart(term.Name, term.Weight == 0 ? 0 : total / term.Weight, total);
    }

    private static void Add(Dictionary<(int, int), long> gains, int a, int b, long cost)
    {
        var pair = (Math.Min(a, b), Math.Max(a, b));
        gains[pair] = gains.GetValueOrDefault(pair) + cost;
    }

    private static long Gained(GroupProblem problem, Dictionary<(int, int), long> gains)
    {
        if (gains.Count == 0)
            return 0;
        foreach (var (a, b) in problem.Apart)
            gains.Remove((Math.Min(a, b), Math.Max(a, b)));
        var room = Math.Max(0, problem.Sizes.Max(size => size.Most) - 1);
        var ends = new List<(int Person, long Cost)>();
        foreach (var ((a, b), cost) in gains.Where(gain => gain.Value < 0))
        {
            ends.Add((a, cost));
            ends.Add((b, cost));
        }

        ends.Sort();
        long sum = 0;
        var (person, taken) = (-1, 0);
        foreach (var end in ends)
        {
            (person, taken) = end.Person == person ? (person, taken + 1) : (end.Person, 1);
            sum += taken <= room ? end.Cost : 0;
        }

        // Half of it, rounded towards zero: the cost is a whole number.
        return sum / 2;
    }
}
