namespace Sparring.GroupComposition.Scheduling;

/// <summary>How many wishes fall on each slot of each coach, room and shared person, and what the prices learn from it.</summary>
internal sealed class SlotUse(Tables tables, SlotPrices prices)
{
    private readonly Family _coaches = new(prices.Coaches);
    private readonly Family _rooms = new(prices.Rooms);
    private readonly Family _people = new(prices.People);

    /// <summary>All prices together: what the slots would earn.</summary>
    public long Total => _coaches.Total + _rooms.Total + _people.Total;

    /// <summary>Looks at all prices anew, after they were set from outside.</summary>
    public void Recount()
    {
        _coaches.Recount();
        _rooms.Recount();
        _people.Recount();
    }

    /// <summary>Dearer where several wish, cheaper where none does; false when nothing has to move.</summary>
    public bool Move(Chain?[] wished, double gap, bool[] stale)
    {
        for (var group = 0; group < wished.Length; group++)
        {
            if (wished[group] is { } chain)
            {
                Count(tables.Needs[group], chain);
            }
        }

        var norm = _coaches.Norm() + _rooms.Norm() + _people.Norm();
        if (norm > 0)
        {
            var step = Math.Max(gap, 0) / norm;
            _coaches.Move(step);
            Refresh(stale, _rooms.Move(step) | _people.Move(step));
        }

        _coaches.Forget();
        _rooms.Forget();
        _people.Forget();
        return norm > 0;
    }

    private void Refresh(bool[] stale, bool all)
    {
        foreach (var at in _coaches.Moved)
        {
            prices.CoachDays[at / tables.Slots] = true;
            stale[at / tables.Slots / tables.Days] = true;
        }

        if (all)
        {
            Array.Fill(stale, true);
        }
    }

    private void Count(GroupNeeds needs, Chain chain)
    {
        for (var session = 0; session < chain.Picks.Length; session++)
        {
            var pick = chain.Picks[session];
            if (pick.IsNone)
            {
                continue;
            }

            var length = needs.Sessions[session].Slots;
            Count(_coaches, chain.Coach, pick, length + tables.Problem.Coaches[chain.Coach].Gap);
            if (needs.Ways[session][pick.Way].Room is >= 0 and var room)
            {
                Count(_rooms, room, pick, length);
            }

            foreach (var person in tables.Shared.InGroup[needs.Group])
            {
                Count(_people, person, pick, length);
            }

            if (tables.Shared.AsCoach[chain.Coach] is >= 0 and var own)
            {
                Count(_people, own, pick, length);
            }
        }
    }

    private void Count(Family family, int number, Pick pick, int length)
    {
        var first = ((number * tables.Days) + pick.Day) * tables.Slots;
        family.Count(first + pick.Slot, first + Math.Min(pick.Slot + length, tables.Slots));
    }

    /// <summary>The prices of one kind of thing, with the slots that are priced or wished for.</summary>
    private sealed class Family(long[] prices)
    {
        private readonly int[] _wishes = new int[prices.Length];
        private readonly List<int> _touched = [];
        private readonly HashSet<int> _priced = [];

        public long Total { get; private set; }

        public List<int> Moved { get; } = [];

        public void Count(int from, int end)
        {
            for (var at = from; at < end; at++)
            {
                if (_wishes[at]++ == 0)
                {
                    _touched.Add(at);
                }
            }
        }

        public void Recount()
        {
            _priced.Clear();
            Total = 0;
            for (var at = 0; at < prices.Length; at++)
            {
                if (prices[at] > 0)
                {
                    _priced.Add(at);
                    Total += prices[at];
                }
            }
        }

        public double Norm()
        {
            var norm = 0.0;
            foreach (var at in _touched)
            {
                norm += (_wishes[at] - 1.0) * (_wishes[at] - 1.0);
            }

            return norm + _priced.Count(at => _wishes[at] == 0);
        }

        public bool Move(double step)
        {
            Moved.Clear();
            foreach (var at in _touched)
            {
                if (_wishes[at] > 1)
                {
                    Set(at, prices[at] + Math.Max(1, (long)(step * (_wishes[at] - 1))));
                }
            }

            foreach (var at in _priced.Where(at => _wishes[at] == 0).Order().ToList())
            {
                Set(at, Math.Max(0, prices[at] - Math.Max(1, (long)step)));
            }

            return Moved.Count > 0;
        }

        public void Forget()
        {
            foreach (var at in _touched)
            {
                _wishes[at] = 0;
            }

            _touched.Clear();
        }

        private void Set(int at, long price)
        {
            Total += price - prices[at];
            prices[at] = price;
            Moved.Add(at);
            if (price > 0)
            {
                _priced.Add(at);
            }
            else
            {
                _priced.Remove(at);
            }
        }
    }
}
