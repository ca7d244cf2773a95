namespace Sparring.GroupComposition.Scheduling;

/// <summary>A schedule in the making: the chain of each group, and what is booked by it. Every rule is kept at all times.</summary>
internal sealed class Board
{
    private readonly Tables _tables;
    private readonly int[] _load;
    private readonly FindChain _find;

    public Board(Tables tables)
    {
        _tables = tables;
        Bookings = new Bookings(tables.Problem, tables.Shared);
        _load = new int[tables.Problem.Coaches.Count];
        _find = new FindChain(tables, Bookings, prices: null);
        Chains = new Chain?[tables.Needs.Length];
        Cost = tables.Needs.Sum(needs => needs.Unplaced);
    }

    public Bookings Bookings { get; }

    public Chain?[] Chains { get; }

    public long Cost { get; private set; }

    public long CostOf(int group) => Chains[group]?.Cost ?? _tables.Needs[group].Unplaced;

    public bool HasPlace(GroupNeeds needs, int coach) => needs.WithSame(coach) || _load[coach] < _tables.Spare[coach];

    public void Put(int group, Chain chain)
    {
        Count(group, chain, +1);
        Chains[group] = chain;
        Book(group, chain, add: true);
    }

    public Chain? TakeOut(int group)
    {
        if (Chains[group] is not { } chain)
        {
            return null;
        }

        Count(group, chain, -1);
        Chains[group] = null;
        Book(group, chain, add: false);
        return chain;
    }

    /// <summary>These chains instead of those the groups had.</summary>
    public void Become(IReadOnlyList<(int Group, Chain? Chain)> chains)
    {
        foreach (var (group, _) in chains)
        {
            TakeOut(group);
        }

        foreach (var (group, chain) in chains)
        {
            if (chain is not null)
            {
                Put(group, chain);
            }
        }
    }

    /// <summary>The cheapest chain there is room for now, the first of equals from <paramref name="first"/> on; none is better than dear.</summary>
    public Chain? Best(int group, int first = 0)
    {
        var needs = _tables.Needs[group];
        var best = (Cost: needs.Unplaced, Coach: -1);
        for (var at = 0; at < needs.Candidates.Length && best.Cost > 0; at++)
        {
            var coach = needs.Candidates[(at + first) % needs.Candidates.Length];
            if (HasPlace(needs, coach) && _find.Cost(needs, coach) is var cost && cost < best.Cost)
            {
                best = (cost, coach);
            }
        }

        return best.Coach < 0 ? null : _find.Best(needs, best.Coach);
    }

    public Chain? BestWith(int group, int coach) =>
        HasPlace(_tables.Needs[group], coach) ? _find.Best(_tables.Needs[group], coach) : null;

    private void Count(int group, Chain chain, int sign)
    {
        Cost += sign * (chain.Cost - _tables.Needs[group].Unplaced);
        if (!_tables.Needs[group].WithSame(chain.Coach))
        {
            _load[chain.Coach] += sign;
        }
    }

    private void Book(int group, Chain chain, bool add)
    {
        foreach (var booking in _tables.BookingsOf(_tables.Needs[group], chain))
        {
            if (add)
            {
                Bookings.Add(group, booking);
            }
            else
            {
                Bookings.Remove(group, booking);
            }
        }
    }
}
