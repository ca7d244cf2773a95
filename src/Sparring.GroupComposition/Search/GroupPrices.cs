namespace Sparring.GroupComposition.Search;

/// <summary>Splits the cost into what cannot be avoided and each group's own excess, which is never below 0.</summary>
/// <remarks>
/// A value of c people over G groups: with f below c/G by at most 1, a group with x of them costs x(x−1)/2, which is never less than
/// f·x − f(f+1)/2, the line through f and f + 1. The lines add up to the same sum for every answer, so a group's distance from
/// its line is its excess. Where spreading inside a group binds more (few values), the fewest equal pairs of a group of that size
/// take the line's place. What people who stay together cost each other is no excess either. A step that helps must touch a group
/// with an excess, so the search looks there only.
/// </remarks>
internal sealed class GroupPrices
{
    private readonly long[] _ofSize;
    private readonly int[] _unitOf;
    private readonly int _groups;
    private long _constant;

    public GroupPrices(GroupProblem problem, WeightScale scale, int[] unitOf, PairTable pairs)
    {
        (_unitOf, _groups) = (unitOf, problem.Sizes.Count);
        OfUnit = new int[unitOf.Max() + 1];
        _ofSize = new long[problem.People + 1];
        foreach (var attribute in problem.Attributes.Where(attribute => attribute.Weight > 0))
        {
            Price(problem, attribute.Values, scale.Of(attribute.Weight));
        }

        var committees = problem.CommitteeWeight == 0 ? [] : PeopleOfCommittees(problem);
        foreach (var people in committees)
        {
            PriceLine(people, scale.Of(problem.CommitteeWeight));
        }

        for (var unit = 0; unit < OfUnit.Length; unit++)
        {
            OfUnit[unit] += Math.Max(0, pairs.Inner(unit));
        }

        HasDrawn = problem.Terms.Any(term => term.Weight < 0);
    }

    /// <summary>Per unit the slope of its lines; a group's excess is its cost less its units' prices, plus a constant by size.</summary>
    public int[] OfUnit { get; }

    /// <summary>Some pairs are drawn together: an excess may be below 0, and no group is beyond help.</summary>
    public bool HasDrawn { get; }

    /// <summary>A group with no more excess than this cannot be bettered.</summary>
    public long BeyondHelp => HasDrawn ? long.MinValue : 0;

    /// <summary>By number of people: what is added to a group's cost, less its units' prices, to get its excess.</summary>
    public long[] BySize() => [.. _ofSize.Select(fewest => _constant - fewest)];

    private void Price(GroupProblem problem, IReadOnlyList<int> values, int weight)
    {
        var people = Enumerable
            .Range(0, values.Count)
            .GroupBy(person => values[person])
            .Select(group => group.ToArray())
            .ToArray();
        var byValue = people.Sum(group => FewestPairs(group.Length, _groups));
        var byGroup = problem.Sizes.Sum(size => FewestPairs(size.Least, people.Length));
        if (byGroup > byValue)
        {
            for (var size = 0; size < _ofSize.Length; size++)
            {
                _ofSize[size] += weight * FewestPairs(size, people.Length);
            }

            return;
        }

        foreach (var group in people)
        {
            PriceLine(group, weight);
        }
    }

    private void PriceLine(int[] people, int weight)
    {
        // For an exact multiple both neighbouring lines hold; the flatter one blames people who stay together, not their absence elsewhere.
        var floor = (people.Length - 1) / _groups;
        _constant += weight * ((long)floor * (floor + 1) / 2);
        foreach (var unit in people.CountBy(person => _unitOf[person]))
        {
            // People who stay together lie above the line wherever they sit, when they are more than f + 1.
            var alone = unit.Value <= floor ? 0 : (unit.Value - floor) * (unit.Value - floor - 1) / 2;
            OfUnit[unit.Key] += weight * (floor * unit.Value + alone);
        }
    }

    private static int[][] PeopleOfCommittees(GroupProblem problem) =>
        [
            .. Enumerable
                .Range(0, problem.Committees.Count)
                .SelectMany(person => problem.Committees[person].Select(committee => (committee, person)))
                .GroupBy(seat => seat.committee, seat => seat.person)
                .Select(people => people.ToArray()),
        ];

    private static long FewestPairs(long items, long bins)
    {
        var (each, more) = (items / bins, items % bins);
        return more * (each * (each + 1) / 2) + (bins - more) * (each * (each - 1) / 2);
    }
}
