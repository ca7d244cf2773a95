namespace Sparring.GroupComposition.Series.Designs;

/// <summary>Rounds of groups over the points 0 … <see cref="Points"/> − 1 in which no two points meet twice.</summary>
internal sealed record Design(int Points, IReadOnlyList<int[][]> Rounds)
{
    /// <summary>Counts every meeting: every round seats every point once in groups of these sizes, and no pair meets twice.</summary>
    public bool Holds(IReadOnlyList<int> sizes)
    {
        var met = new HashSet<(int, int)>();
        var wanted = sizes.Order().ToList();
        return Rounds.All(round =>
            round.Select(group => group.Length).Order().SequenceEqual(wanted)
            && round.SelectMany(group => group).Order().SequenceEqual(Enumerable.Range(0, Points))
            && round.All(group =>
                group.SelectMany((a, i) => group.Take(i).Select(b => (Math.Min(a, b), Math.Max(a, b)))).All(met.Add)
            )
        );
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
}
