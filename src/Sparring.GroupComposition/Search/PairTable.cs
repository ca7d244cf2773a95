namespace Sparring.GroupComposition.Search;

/// <summary>Per unit the units that are named with it in terms and rules, in one list of neighbours and costs.</summary>
/// <remarks>Memory: 8 bytes per named pair and direction.</remarks>
internal sealed class PairTable
{
    private readonly int[] _start;
    private readonly int[] _inner;
    private readonly int[] _neighbours;
    private readonly int[] _costs;

    public PairTable(GroupProblem problem, WeightScale scale, int[] unitOf, int units)
    {
        _start = new int[units + 2];
        _inner = new int[units];
        foreach (var (a, b, _) in Named(problem, scale, unitOf))
        {
            if (a != b)
            {
                _start[a + 2]++;
                _start[b + 2]++;
            }
        }

        for (var unit = 2; unit < _start.Length; unit++)
        {
            _start[unit] += _start[unit - 1];
        }

        _neighbours = new int[_start[^1]];
        _costs = new int[_start[^1]];
        foreach (var (a, b, cost) in Named(problem, scale, unitOf))
        {
            if (a == b)
            {
                _inner[a] += cost;
                continue;
            }

            (_neighbours[_start[a + 1]], _costs[_start[a + 1]++]) = (b, cost);
            (_neighbours[_start[b + 1]], _costs[_start[b + 1]++]) = (a, cost);
        }
    }

    /// <summary>The units named with this one, and what sharing a group with each costs; one may stand there more than once.</summary>
    public Neighbours Of(int unit) =>
        new(
            _neighbours.AsSpan(_start[unit], _start[unit + 1] - _start[unit]),
            _costs.AsSpan(_start[unit], _start[unit + 1] - _start[unit])
        );

    /// <summary>Cost of the named pairs inside a unit.</summary>
    public int Inner(int unit) => _inner[unit];

    private static IEnumerable<(int A, int B, int Cost)> Named(GroupProblem problem, WeightScale scale, int[] unitOf)
    {
        foreach (var term in problem.Terms)
        {
            foreach (var pair in term.Pairs)
            {
                yield return (unitOf[pair.A], unitOf[pair.B], scale.Of(term.Weight * pair.Times));
            }
        }

        foreach (var pair in problem.Apart)
        {
            yield return (unitOf[pair.A], unitOf[pair.B], scale.Broken);
        }
    }
}

/// <summary>Two rows side by side: units, and a cost for each.</summary>
internal readonly ref struct Neighbours(ReadOnlySpan<int> units, ReadOnlySpan<int> costs)
{
    private readonly ReadOnlySpan<int> _units = units;
    private readonly ReadOnlySpan<int> _costs = costs;

    public void Deconstruct(out ReadOnlySpan<int> units, out ReadOnlySpan<int> costs)
    {
        units = _units;
        costs = _costs;
    }
}
