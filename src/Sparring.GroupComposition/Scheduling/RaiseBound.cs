namespace Sparring.GroupComposition.Scheduling;

/// <summary>
/// The lower bound: who coaches whom is decided exactly, and slots wanted by several cost prices instead of being kept apart. The
/// prices follow the wishes (subgradients, Held, Wolfe, Crowder 1974); each step is a bound of its own.
/// </summary>
internal sealed class RaiseBound
{
    /// <summary>Steps without a better bound before the next ones are shorter.</summary>
    private const int Patience = 20;

    /// <summary>Steps this short move nothing: begin with long ones again, from where the prices are.</summary>
    private const double Weary = 1e-4;

    private readonly Tables _tables;
    private readonly FindChain _find;
    private readonly AssignCoaches _assign;
    private readonly long[] _costs;
    private readonly long[] _without;
    private readonly int[] _same;
    private readonly bool[] _stale;
    private readonly SlotUse _use;
    private double _eagerness = 1;
    private long _best = long.MinValue;
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

    /// <summary>What the prices of now give, in their own scale.</summary>
    public long Least { get; private set; }

    /// <summary>What a group and a place with the coach pay by the prices of now: a chain costs at least that.</summary>
    public long PaidBy(GroupNeeds needs, int coach) =>
        PaidBy(needs) + (needs.WithSame(coach) ? 0 : _assign.CoachPrices[coach]);

    public long PaidBy(GroupNeeds needs) => _assign.GroupPrices[needs.Group];

    /// <summary>What one place with the coach is paid for, 0 or more.</summary>
    public long PlacePrice(int coach) => -_assign.CoachPrices[coach];

    /// <summary>What all slots together are paid for.</summary>
    public long SlotPrices => _use.Total;

    /// <summary>One step: a bound by the prices of now, then new prices.</summary>
    /// <param name="known">The cost of the best schedule known.</param>
    public void Step(long known)
    {
        Weigh();
        if (Least > _best)
        {
            (_best, _since) = (Least, 0);
            Prices.Keep();
            Bound = Math.Max(Bound, (Least + Prices.Scale - 1) / Prices.Scale);
        }
        else if (++_since % Patience == 0)
        {
            _eagerness = _eagerness < Weary ? 1 : _eagerness / 2;
        }

        Wish();
        Still = !_use.Move(Wished, _eagerness * ((known * (double)Prices.Scale) - Least), _stale);
    }

    /// <summary>Back to the prices of the best bound so far.</summary>
    public void ReturnToBest()
    {
        Prices.Return();
        _use.Recount();
        Array.Fill(_stale, true);
        Weigh();
    }

    private void Weigh()
    {
        Price();
        Least = _assign.Solve(_costs, _without, _tables.Spare) - _use.Total;
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
