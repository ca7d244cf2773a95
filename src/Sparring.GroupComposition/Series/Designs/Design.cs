namespace Sparring.GroupComposition.Series.Designs;

/// <summary>Rounds of groups over the points 0 … <see cref="Points"/> − 1 in which no two points meet twice.</summary>
internal sealed record Design(int Points, IReadOnlyList<int[][]> Rounds)
{
    /// <summary>Counts every meeting: every round seats every point once in groups of these sizes, and no pair meets twice.</summary>
    public bool Holds(IReadOnlyList<int> sizes)
    {
        var met = new bool[Points * Points];
        var seated = new int[Points];
        var wanted = HowMany(sizes);
        for (var round = 0; round < Rounds.Count; round++)
        {
            var left = (int[])wanted.Clone();
            foreach (var group in Rounds[round])
            {
                if (group.Length >= left.Length || --left[group.Length] < 0 || !AllNew(group, met, seated, round))
                {
                    return false;
                }
            }

            if (Rounds[round].Length != sizes.Count)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The same rounds without some points; rounds in which the groups then are of other sizes fall away.</summary>
    public Design Without(IReadOnlyCollection<int> points, IReadOnlyList<int> sizes)
    {
        var number = new int[Points];
        var next = 0;
        for (var point = 0; point < Points; point++)
        {
            number[point] = points.Contains(point) ? -1 : next++;
        }

        var wanted = sizes.Order().ToList();
        var rounds = Rounds
            .Select(round => round.Select(group => group.Select(p => number[p]).Where(p => p >= 0).ToArray()).ToArray())
            .Where(round => round.Select(group => group.Length).Order().SequenceEqual(wanted));
        return new Design(next, [.. rounds]);
    }

    private static int[] HowMany(IReadOnlyList<int> sizes)
    {
        var counts = new int[sizes.Max() + 1];
        foreach (var size in sizes)
        {
            counts[size]++;
        }

        return counts;
    }

    private bool AllNew(int[] group, bool[] met, int[] seated, int round)
    {
        for (var i = 0; i < group.Length; i++)
        {
            if (seated[group[i]]++ != round)
            {
                return false;
            }

            for (var j = 0; j < i; j++)
            {
                var (a, b) = (Math.Min(group[i], group[j]), Math.Max(group[i], group[j]));
                if (met[(a * Points) + b])
                {
                    return false;
                }

                met[(a * Points) + b] = true;
            }
        }

        return true;
    }
}
