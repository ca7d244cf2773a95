namespace Sparring.GroupComposition.Search;

/// <summary>Splits the cost into what cannot be avoided and each group's own excess, which is never below 0.</summary>
/// <remarks>
/// An attribute's value of c people over G groups: with f = c/G rounded down, a group with x of them costs x(x−1)/2, which is never
/// less than f·x − f(f+1)/2, the line through f and f + 1. The lines add up to the same sum for every answer, so a group's
/// distance from its line is its excess. Where spreading inside a group binds more (few values), the fewest equal pairs of a
/// group of that size take the line's place. A step that helps must touch a group with an excess, so the search looks there only.
/// </remarks>
internal sealed class GroupPrices
{
    private readonly long[] _ofSize;

    public GroupPrices(GroupProblem problem, WeightScale scale, Crowd crowd)
    {
        var groups = problem.Sizes.Count;
        OfUnit = new int[crowd.Count];
        _ofSize = new long[problem.People + 1];
        foreach (var attribute in problem.Attributes.Where(attribute => attribute.Weight > 0))
        {
            var counts = attribute.Values.CountBy(value => value).ToDictionary();
            var weight = scale.Of(attribute.Weight);
            var byValue = counts.Values.Sum(count => FewestPairs(count, groups));
            var byGroup = problem.Sizes.Sum(size => FewestPairs(size.Least, counts.Count));
            if (byGroup >= byValue)
            {
                for (var size = 0; size < _ofSize.Length; size++)
                {
                    _ofSize[size] += weight * FewestPairs(size, counts.Count);
                }

                continue;
            }

            foreach (var count in counts.Values)
            {
                long floor = count / groups;
                Constant += weight * (floor * (floor + 1) / 2);
            }

            for (var person = 0; person < problem.People; person++)
            {
                OfUnit[crowd.UnitOf[person]] += weight * (counts[attribute.Values[person]] / groups);
            }
        }

        HasDrawn = problem.Terms.Any(term => term.Weight < 0);
    }

    /// <summary>Per unit the slope of its lines; a group's excess is its cost less its units' prices, plus the constant.</summary>
    public int[] OfUnit { get; }

    public long Constant { get; }

    /// <summary>Some pairs are drawn together: an excess may be below 0, and no group is beyond help.</summary>
    public bool HasDrawn { get; }

    /// <summary>A group with no more excess than this cannot be bettered.</summary>
    public long BeyondHelp => HasDrawn ? long.MinValue : 0;

    /// <summary>By number of people: what is added to a group's cost, less its units' prices, to get its excess.</summary>
    public long[] BySize() => [.. _ofSize.Select(fewest => Constant - fewest)];

    private static long FewestPairs(long items, long bins)
    {
        var (each, more) = (items / bins, items % bins);
        return more * (each * (each + 1) / 2) + (bins - more) * (each * (each - 1) / 2);
    }
}
