namespace Sparring.GroupComposition.Search;

/// <summary>Who sits where: per unit its group, and per group its units in no order.</summary>
internal sealed class Seating
{
    private readonly List<int>[] _units;

    public Seating(Crowd crowd, ReadOnlySpan<int> groupOf)
    {
        GroupOf = groupOf.ToArray();
        _units = [.. Enumerable.Range(0, crowd.Problem.Sizes.Count).Select(_ => new List<int>())];
        for (var unit = 0; unit < GroupOf.Length; unit++)
        {
            _units[GroupOf[unit]].Add(unit);
        }

        Room = Math.Min(
            crowd.Count,
            Math.Max(crowd.Problem.Sizes.Max(size => size.Most), _units.Max(units => units.Count)) + 1
        );
    }

    public int[] GroupOf { get; }

    public int Groups => _units.Length;

    /// <summary>The most units one group can come to hold, with one more for the middle of an exchange.</summary>
    public int Room { get; }

    public List<int> UnitsIn(int group) => _units[group];

    /// <summary>Seats a unit in another group.</summary>
    public void Move(int unit, int to)
    {
        if (GroupOf[unit] != to)
        {
            _units[GroupOf[unit]].Remove(unit);
            _units[to].Add(unit);
            GroupOf[unit] = to;
        }
    }

    /// <summary>A group's cost above what cannot be avoided; see <see cref="GroupPrices"/>.</summary>
    public long ExcessOf(int group, Crowd crowd, long[] prices)
    {
        long sum = 0;
        var people = 0;
        var units = _units[group];
        for (var at = 0; at < units.Count; at++)
        {
            var unit = units[at];
            people += crowd.Sizes[unit];
            sum += crowd.Inner(unit) - crowd.Prices.OfUnit[unit];
            for (var next = at + 1; next < units.Count; next++)
            {
                sum += crowd.Likeness(unit, units[next]);
            }

            var (neighbours, costs) = crowd.Pairs.Of(unit);
            for (var near = 0; near < neighbours.Length; near++)
            {
                sum += neighbours[near] > unit && GroupOf[neighbours[near]] == group ? costs[near] : 0;
            }
        }

        return sum + prices[people];
    }

    /// <summary>Sum of all groups' excesses.</summary>
    public long TotalOf(Crowd crowd)
    {
        var prices = crowd.Prices.BySize();
        long total = 0;
        for (var group = 0; group < Groups; group++)
        {
            total += ExcessOf(group, crowd, prices);
        }

        return total;
    }

    /// <summary>The people of each group, in ascending order.</summary>
    public int[][] People(Crowd crowd) =>
        [.. _units.Select(units => units.SelectMany(unit => crowd.Members[unit]).Order().ToArray())];
}
