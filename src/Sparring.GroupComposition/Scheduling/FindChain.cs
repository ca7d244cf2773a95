namespace Sparring.GroupComposition.Scheduling;

/// <summary>The cheapest times of all sessions of one group with one coach: the best start of each day, then the best days in order.</summary>
/// <remarks>
/// Bookings are kept clear of; prices are added to the cost, both when given. Cost: days × rooms words for each session, and
/// sessions² × days for the order, which for two sessions is one pass.
/// </remarks>
internal sealed class FindChain
{
    private readonly Tables _tables;
    private readonly DayChoices _choices;
    private readonly long[][] _total;
    private readonly (int Session, int Day)[][] _before;
    private readonly long[][] _least;
    private readonly int[][] _leastAt;

    public FindChain(Tables tables, Bookings? bookings, SlotPrices? prices)
    {
        _tables = tables;
        _choices = new DayChoices(tables, new Openings(tables, bookings, prices));
        var most = tables.Needs.Max(needs => needs.Count);
        (_total, _before) = (new long[most][], new (int, int)[most][]);
        (_least, _leastAt) = (new long[most][], new int[most][]);
        for (var session = 0; session < most; session++)
        {
            (_total[session], _before[session]) = (new long[tables.Days], new (int, int)[tables.Days]);
            (_least[session], _leastAt[session]) = (new long[tables.Days], new int[tables.Days]);
        }

        NoTime = tables.Problem.UnplacedCost * (prices?.Scale ?? 1);
    }

    private long NoTime { get; }

    /// <summary>What the cheapest chain with at least one new time costs; <see cref="Tables.Never"/> when there is none.</summary>
    public long Cost(GroupNeeds needs, int coach) => Run(needs, coach).Cost;

    /// <summary>The cheapest chain with at least one new time.</summary>
    public Chain? Best(GroupNeeds needs, int coach)
    {
        var (cost, session, day) = Run(needs, coach);
        if (cost >= Tables.Never)
        {
            return null;
        }

        var picks = new Pick[needs.Count];
        Array.Fill(picks, Pick.None);
        while (session >= 0)
        {
            picks[session] = _choices.PickOn(session, day);
            (session, day) = _before[session][day];
        }

        return new Chain(coach, cost, picks);
    }

    private (long Cost, int Session, int Day) Run(GroupNeeds needs, int coach)
    {
        _choices.Fill(needs, coach);
        var best = (Cost: Tables.Never, Session: -1, Day: -1);
        for (var session = 0; session < needs.Count; session++)
        {
            Extend(needs, session);
            var after = Skipping(needs, session + 1, needs.Count);
            if (after >= Tables.Never)
            {
                continue;
            }

            var (least, at) = (_least[session][^1], _leastAt[session][^1]);
            if (least < Tables.Never && least + after < best.Cost)
            {
                best = (least + after, session, at);
            }
        }

        return best;
    }

    /// <summary>What it costs that none of these sessions has a time; agreed ones have.</summary>
    private long Skipping(GroupNeeds needs, int first, int end)
    {
        var cost = 0L;
        for (var session = first; session < end; session++)
        {
            cost = needs.Sessions[session].Agreed is null ? cost + NoTime : Tables.Never;
            if (cost >= Tables.Never)
            {
                return cost;
            }
        }

        return cost;
    }

    private void Extend(GroupNeeds needs, int session)
    {
        var (total, before) = (_total[session], _before[session]);
        var alone = Skipping(needs, 0, session);
        Array.Fill(total, Tables.Never);
        foreach (var day in _choices.DaysOf(session))
        {
            var best = (Cost: alone, From: (-1, -1));
            for (var other = session - 1; other >= 0; other--)
            {
                var skipped = Skipping(needs, other + 1, session);
                if (skipped >= Tables.Never)
                {
                    break;
                }

                var (least, at) = Earlier(needs, other, session, day);
                if (least < Tables.Never && least + skipped < best.Cost)
                {
                    best = (least + skipped, (other, at));
                }
            }

            if (best.Cost < Tables.Never)
            {
                (total[day], before[day]) = (best.Cost + _choices.CostOn(session, day), best.From);
            }
        }

        Accumulate(session);
    }

    private (long Cost, int Day) Earlier(GroupNeeds needs, int other, int session, int day)
    {
        var need = needs.Sessions[session];
        if (need.Agreed is not null && needs.Sessions[other].Agreed is { } agreed)
        {
            // What was agreed with each other stands, however near.
            return (_total[other][agreed.Day], agreed.Day);
        }

        var last = (int)Math.Max(-1, day - Math.Max(1L, need.LeastDays));
        if (last < 0)
        {
            return (Tables.Never, -1);
        }

        if (other < session - 1 || need.MostDays >= day)
        {
            return (_least[other][last], _leastAt[other][last]);
        }

        var best = (Cost: Tables.Never, Day: -1);
        for (var earlier = day - need.MostDays; earlier <= last; earlier++)
        {
            if (_total[other][earlier] < best.Cost)
            {
                best = (_total[other][earlier], earlier);
            }
        }

        return best;
    }

    private void Accumulate(int session)
    {
        var (total, least, at) = (_total[session], _least[session], _leastAt[session]);
        var best = (Cost: Tables.Never, Day: -1);
        for (var day = 0; day < total.Length; day++)
        {
            if (total[day] < best.Cost)
            {
                best = (total[day], day);
            }

            (least[day], at[day]) = best;
        }
    }
}
