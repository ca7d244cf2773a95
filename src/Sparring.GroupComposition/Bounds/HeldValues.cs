namespace Sparring.GroupComposition.Bounds;

/// <summary>The sets held together as one attribute sees them: which values, and how many such sets.</summary>
internal sealed class HeldValues
{
    // More ways than these to fill a group with sets are not tried; each set then counts only its share of a full group.
    private const double MostWays = 2000;

    private readonly List<(int[] Values, int Sets)> _kinds;
    private readonly int _seats;

    private HeldValues(List<(int[] Values, int Sets)> kinds, int seats) => (_kinds, _seats) = (kinds, seats);

    public static HeldValues Of(GroupProblem problem, TogetherSets sets, int[] valueOf)
    {
        var kinds = new SortedDictionary<string, (int[] Values, int Sets)>(StringComparer.Ordinal);
        for (var set = 0; set < sets.Count; set++)
        {
            var members = sets.Members(set);
            if (members.Length == 1)
                continue;
            var values = new int[members.Length];
            for (var i = 0; i < values.Length; i++)
                values[i] = valueOf[members[i]];
            Array.Sort(values);
            var name = string.Join(',', values);
            kinds[name] = (values, kinds.TryGetValue(name, out var known) ? known.Sets + 1 : 1);
        }

        return new HeldValues([.. kinds.Values], problem.Sizes.Max(size => size.Most));
    }

    /// <summary>What all sets add at least, when <paramref name="dearer"/> says what the people of one group add.</summary>
    /// <remarks>
    /// Each set gets a share such that the shares of any sets that fit one group add up to no more than that group is dearer.
    /// Sets that cost nothing alone may join any group without changing this, because more people never make it cheaper.
    /// </remarks>
    public long Surplus(Func<int[], long> dearer)
    {
        var costly = new List<(int[] Values, int Sets, long Share)>();
        foreach (var (values, sets) in _kinds)
        {
            if (dearer(values) is var alone && alone > 0)
                costly.Add((values, sets, alone));
        }

        // Rare kinds give way to frequent ones, so they come first.
        costly.Sort(static (a, b) => a.Sets.CompareTo(b.Sets));
        var shares = costly.Select(kind => kind.Share).ToArray();
        if (Ways(costly.Count) > MostWays)
            return costly.Sum(kind => kind.Sets * (kind.Share * kind.Values.Length / _seats));
        Share(costly, shares, dearer, 0, [], []);
        long sum = 0;
        for (var kind = 0; kind < shares.Length; kind++)
            sum += costly[kind].Sets * shares[kind];
        return sum;
    }

    // Choices of at most seats / 2 sets, with repetition: binomial(kinds + sets, sets).
    private double Ways(int kinds)
    {
        double ways = 1;
        for (var set = 1; set <= _seats / 2 && ways <= MostWays; set++)
            ways = ways * (kinds + set) / set;
        return kinds == 0 ? 1 : ways;
    }

    private void Share(
        List<(int[] Values, int Sets, long Share)> costly,
        long[] shares,
        Func<int[], long> dearer,
        int from,
        List<int> chosen,
        int[] people
    )
    {
        for (var kind = from; kind < costly.Count; kind++)
        {
            if (
                people.Length + costly[kind].Values.Length > _seats
                || chosen.Count(own => own == kind) == costly[kind].Sets
            )
                continue;
            chosen.Add(kind);
            int[] all = [.. people, .. costly[kind].Values];
            if (chosen.Count > 1)
                GiveWay(chosen, shares, dearer(all));
            Share(costly, shares, dearer, kind, chosen, all);
            chosen.RemoveAt(chosen.Count - 1);
        }
    }

    private static void GiveWay(List<int> chosen, long[] shares, long dearer)
    {
        var over = chosen.Sum(kind => shares[kind]) - dearer;
        foreach (var kind in chosen.Distinct())
        {
            if (over <= 0)
                return;
            var times = chosen.Count(own => own == kind);
            var less = Math.Min(shares[kind], (over + times - 1) / times);
            shares[kind] -= less;
            over -= less * times;
        }
    }
}
