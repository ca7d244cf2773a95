namespace Sparring.GroupComposition.Scheduling;

/// <summary>
/// The lower bound: who coaches whom is decided exactly, and slots wanted by several cost prices instead of being kept apart. The
/// prices follow the wishes (subgradients, Held, Wolfe, Crowder 1974); each step is a bound of its own.
/// </summary>
internal sealed class RaiseBound
{
    private readonly Tables _tables;
    private readonly FindChain _find;
    private readonly AssignCoaches _assign;
    private readonly long[] _costs;
    private readonly long[] _without;
    private readonly int[] _same;
    private readonly bool[] _stale;
    private readonly SlotUse _use;
    private double _eagerness = 1;
    private int _since;

    public RaiseBound(Tables tables)
    {
        _tables = tables;
        var (groups, coaches) = (tables.Needs.Length, tables.Problem.Coaches.Count);
        var dearest = tables.Needs.Sum(needs => (decimal)needs.Unplaced) + tables.Problem.UnplacedCost;
        Prices = new SlotPrices(tables, dearest < 1L << 40 ? 1 << 12 : 1);
        _find = new FindChain(tables, bookings: null, Prices);
        _assign = new AssignCoaches(groups, coaches);
        _costs = new long[groups * coaches];
        (_without, _same) = (new long[groups], new int[groups]);
        _stale = new bool[coaches];
        _use = new SlotUse(tables, Prices);
        Array.Fill(_stale, true);
        Array.Fill(_costs, Tables.Never);
    }

    public SlotPrices Prices { get; }

    /// <summary>Nothing can cost less.</summary>
    public long Bound { get; private set; }

    /// <summary>The chains the last step wished for; they may collide.</summary>
    public Chain?[] Wished { get; private set; } = [];

    /// <summary>Whether the wishes of the last step collide nowhere: then no prices can say more.</summary>
    public bool Still { get; private set; }

    /// <summary>One step: a bound by the prices of now, then new prices.</summary>
    /// <param name="known">The cost of the best schedule known.</param>
    public void Step(long known)
    {
        Price();
        var least = _assign.Solve(_costs, _without, _tables.Spare) - _use.Total;
        var bound = (least + Prices.Scale - 1) / Prices.Scale;
        if (bound > Bound)
        {
            (Bound, _since) = (bound, 0);
        }
        else if (++_since % 20 == 0)
        {
            _eagerness /= 2;
        }

        Wish();
        Still = !_use.Move(Wished, _eagerness * ((known * (double)Prices.Scale) - least), _stale);
    }

    private void Price()
    {
        foreach (var needs in _tables.Needs)
        {
            var without = (Cost: needs.Unplaced * Prices.Scale, Coach: -1);
            foreach (var coach in needs.Candidates)
            {
                // Who is theirs already needs no further place with the coach: that competes with having none.
                if (needs.WithSame(coach))
                {
                    var cost = _find.Cost(needs, coach);
                    without = cost < without.Cost ? (cost, coach) : without;
                }
                else if (_stale[coach])
                {
                    _costs[(needs.Group * _stale.Length) + coach] = _find.Cost(needs, coach);
                }
            }

            (_without[needs.Group], _same[needs.Group]) = without;
        }

        Array.Clear(_stale);
    }

    private void Wish()
    {
        var wished = new Chain?[_tables.Needs.Length];
        foreach (var needs in _tables.Needs)
        {
            var coach = _assign.CoachOf[needs.Group] is >= 0 and var given ? given : _same[needs.Group];
            wished[needs.Group] = coach < 0 ? null : _find.Best(needs, coach);
        }

        Wished = wished;
    }
}
