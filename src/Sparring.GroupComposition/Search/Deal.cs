namespace Sparring.GroupComposition.Search;

/// <summary>A first seating that keeps sizes and settled seats: large units where there is room, then everybody else in turn.</summary>
internal sealed class Deal
{
    private const int Attempts = 30;

    private readonly Crowd _crowd;
    private readonly int[] _target;
    private readonly int[] _free;
    private readonly int[] _groupOf;

    private Deal(Crowd crowd)
    {
        _crowd = crowd;
        _target = Targets(crowd);
        _free = new int[_target.Length];
        _groupOf = new int[crowd.Count];
    }

    /// <summary>Everybody by chance.</summary>
    public static Seating Anew(Crowd crowd, ref Chance chance)
    {
        var turns = Enumerable.Range(0, crowd.Count).Where(unit => crowd.Sizes[unit] == 1).ToArray();
        var groups = Enumerable.Range(0, crowd.Problem.Sizes.Count).ToArray();
        chance.Shuffle(turns);
        chance.Shuffle(groups);
        return Out(crowd, ref chance, turns, groups);
    }

    /// <summary>Single people in a given order.</summary>
    /// <param name="crowd">Everybody.</param>
    /// <param name="chance">Where large units go.</param>
    /// <param name="turns">Single people in the order they are dealt.</param>
    /// <param name="groups">Groups in the order they are served, one seat each time round.</param>
    public static Seating Out(Crowd crowd, ref Chance chance, ReadOnlySpan<int> turns, ReadOnlySpan<int> groups)
    {
        var deal = new Deal(crowd);
        for (var attempt = 0; attempt < Attempts && !deal.SeatLarge(ref chance, false); attempt++) { }

        if (Array.IndexOf(deal._groupOf, -2) >= 0)
        {
            deal.SeatLarge(ref chance, true);
        }

        deal.SeatSingles(turns, groups);
        return new Seating(crowd, deal._groupOf);
    }

    /// <summary>Even sizes within the bounds: first everybody's least, then always the smallest group.</summary>
    private static int[] Targets(Crowd crowd)
    {
        var sizes = crowd.Problem.Sizes;
        var target = sizes.Select(size => size.Least).ToArray();
        var rest = crowd.Problem.People - target.Sum();
        for (var level = 0; rest > 0 && level < crowd.Problem.People; level++)
        {
            for (var group = 0; group < target.Length && rest > 0; group++)
            {
                if (target[group] == level && level < sizes[group].Most)
                {
                    target[group]++;
                    rest--;
                }
            }
        }

        return target;
    }

    // Settled units first; then the others from large to small, each to a group with room. False when one found none.
    private bool SeatLarge(ref Chance chance, bool anyhow)
    {
        _target.CopyTo(_free, 0);
        for (var unit = 0; unit < _crowd.Count; unit++)
        {
            _groupOf[unit] = _crowd.Settled[unit];
            if (_groupOf[unit] >= 0)
            {
                _free[_groupOf[unit]] -= _crowd.Sizes[unit];
            }
        }

        for (var unit = 0; unit < _crowd.Count && _crowd.Sizes[unit] > 1; unit++)
        {
            if (_groupOf[unit] >= 0)
            {
                continue;
            }

            var group = RoomFor(_crowd.Sizes[unit], ref chance);
            if (group < 0 && !anyhow)
            {
                _groupOf[unit] = -2;
                return false;
            }

            group = group < 0 ? Array.IndexOf(_free, _free.Max()) : group;
            _groupOf[unit] = group;
            _free[group] -= _crowd.Sizes[unit];
        }

        return true;
    }

    private int RoomFor(int size, ref Chance chance)
    {
        for (var attempt = 0; attempt < 8; attempt++)
        {
            if (chance.Below(_free.Length) is var group && _free[group] >= size)
            {
                return group;
            }
        }

        var from = chance.Below(_free.Length);
        for (var at = 0; at < _free.Length; at++)
        {
            if ((from + at) % _free.Length is var group && _free[group] >= size)
            {
                return group;
            }
        }

        return -1;
    }

    private void SeatSingles(ReadOnlySpan<int> turns, ReadOnlySpan<int> groups)
    {
        var at = 0;
        while (at < turns.Length && _free.Max() > 0)
        {
            foreach (var group in groups)
            {
                while (at < turns.Length && _groupOf[turns[at]] >= 0)
                {
                    at++;
                }

                if (at < turns.Length && _free[group] > 0)
                {
                    _groupOf[turns[at++]] = group;
                    _free[group]--;
                }
            }
        }

        // Only when large units or settled seats broke the sizes.
        for (; at < turns.Length; at++)
        {
            if (_groupOf[turns[at]] < 0)
            {
                _groupOf[turns[at]] = groups[at % groups.Length];
            }
        }
    }
}
