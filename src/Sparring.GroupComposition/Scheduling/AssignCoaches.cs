namespace Sparring.GroupComposition.Scheduling;

/// <summary>The cheapest coach for each group when a coach takes so many: exact, by shortest augmenting paths (Jonker, Volgenant 1987).</summary>
/// <remarks>Costs are whole numbers from 0. Cost: groups × (coaches + load) × coaches.</remarks>
internal sealed class AssignCoaches(int groups, int coaches)
{
    private readonly long[] _distance = new long[coaches];
    private readonly int[] _from = new int[coaches];
    private readonly bool[] _done = new bool[coaches];
    private readonly List<int>[] _taken = [.. Enumerable.Range(0, coaches).Select(_ => new List<int>())];

    /// <summary>The coach of each group; −1 is none.</summary>
    public int[] CoachOf { get; } = new int[groups];

    /// <summary>What each group costs at these prices of coaches.</summary>
    public long[] GroupPrices { get; } = new long[groups];

    /// <summary>What a place with each coach is worth, 0 or less; 0 where a place is left.</summary>
    public long[] CoachPrices { get; } = new long[coaches];

    /// <summary>The least cost of all, given what each pair costs, what a group costs without, and how many each coach takes.</summary>
    public long Solve(long[] costs, long[] without, int[] most)
    {
        Array.Clear(GroupPrices);
        Array.Clear(CoachPrices);
        Array.Fill(CoachOf, -1);
        foreach (var list in _taken)
        {
            list.Clear();
        }

        var total = 0L;
        for (var group = 0; group < groups; group++)
        {
            Place(group, costs, without, most);
        }

        for (var group = 0; group < groups; group++)
        {
            total += CoachOf[group] < 0 ? without[group] : costs[(group * coaches) + CoachOf[group]];
        }

        return total;
    }

    private void Place(int start, long[] costs, long[] without, int[] most)
    {
        Array.Fill(_distance, Tables.Never);
        Array.Clear(_done);
        var (leaver, leaving) = (start, without[start] - GroupPrices[start]);
        Reach(start, -1, 0, costs);
        while (true)
        {
            var coach = Nearest();
            if (coach < 0 || leaving <= _distance[coach])
            {
                Raise(start, leaving, most);
                Shift(leaver, -1);
                return;
            }

            if (_taken[coach].Count < most[coach])
            {
                Raise(start, _distance[coach], most);
                var group = _from[coach];
                Shift(group, coach);
                return;
            }

            _done[coach] = true;
            foreach (var group in _taken[coach])
            {
                if (_distance[coach] + without[group] - GroupPrices[group] is var left && left < leaving)
                {
                    (leaver, leaving) = (group, left);
                }

                Reach(group, coach, _distance[coach], costs);
            }
        }
    }

    private void Reach(int group, int own, long distance, long[] costs)
    {
        var row = group * coaches;
        for (var coach = 0; coach < coaches; coach++)
        {
            if (_done[coach] || coach == own || costs[row + coach] >= Tables.Never)
            {
                continue;
            }

            var reached = distance + costs[row + coach] - GroupPrices[group] - CoachPrices[coach];
            if (reached < _distance[coach])
            {
                (_distance[coach], _from[coach]) = (reached, group);
            }
        }
    }

    private int Nearest()
    {
        var nearest = -1;
        for (var coach = 0; coach < coaches; coach++)
        {
            if (
                !_done[coach]
                && _distance[coach] < Tables.Never
                && (nearest < 0 || _distance[coach] < _distance[nearest])
            )
            {
                nearest = coach;
            }
        }

        return nearest;
    }

    private void Raise(int start, long distance, int[] most)
    {
        GroupPrices[start] += distance;
        for (var coach = 0; coach < coaches; coach++)
        {
            if (_done[coach])
            {
                CoachPrices[coach] -= distance - _distance[coach];
                foreach (var group in _taken[coach])
                {
                    GroupPrices[group] += distance - _distance[coach];
                }
            }
        }
    }

    /// <summary>The group goes to the coach, and each group on the way there moves up.</summary>
    private void Shift(int group, int coach)
    {
        while (true)
        {
            var old = CoachOf[group];
            CoachOf[group] = coach;
            if (coach >= 0)
            {
                _taken[coach].Add(group);
            }

            if (old < 0)
            {
                return;
            }

            _taken[old].Remove(group);
            (group, coach) = (_from[old], old);
        }
    }
}
