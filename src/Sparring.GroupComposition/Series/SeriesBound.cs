namespace Sparring.GroupComposition.Series;

/// <summary>What no plan can do without: the least number of repeats and broken rules together, by counting.</summary>
/// <remarks>
/// Two counts, the larger of which holds. There are only so many pairs who may meet and have not, so meetings beyond those are
/// repeats; and per person, who can meet only as many others as there are. Second, people of one group who are spread over fewer groups
/// than they are must meet again in every later round (pigeonholes). Cost: n + rounds × groups + pairs of rules.
/// </remarks>
public static class SeriesBound
{
    public static long Of(SeriesProblem problem) => Math.Max(ByPairs(problem), ByPigeonholes(problem));

    /// <summary>The most rounds of these sizes without a repeat that counting allows; nobody knows whether a design reaches it.</summary>
    public static int MostRounds(int people, IReadOnlyList<int> sizes)
    {
        var pairs = sizes.Sum(size => (long)size * (size - 1) / 2);
        if (pairs == 0)
        {
            return int.MaxValue;
        }

        if (sizes.Any(size => SharedWhenSpread(size, sizes.Count) > 0))
        {
            return 1;
        }

        // Who sits in the smallest groups only runs out of others no sooner than all run out of pairs.
        return (int)((long)people * (people - 1) / 2 / pairs);
    }

    private static long ByPairs(SeriesProblem problem)
    {
        var left = new long[problem.People];
        Array.Fill(left, problem.People - 1);
        if (problem.Apart.Count + problem.Earlier.Count > 0)
        {
            foreach (var (a, b) in UsedPairs(problem))
            {
                left[a]--;
                left[b]--;
            }
        }

        var open = left.Sum() / 2;
        var wanted = problem.Rounds.Sum(round => round.Sizes.Sum(size => (long)size * (size - 1) / 2));
        return Math.Max(Math.Max(0, wanted - open), ByPeople(problem, left));
    }

    private static HashSet<(int, int)> UsedPairs(SeriesProblem problem)
    {
        var used = problem.Apart.Select(pair => (Math.Min(pair.A, pair.B), Math.Max(pair.A, pair.B))).ToHashSet();
        foreach (var group in problem.Earlier.SelectMany(round => round))
        {
            foreach (var a in group)
            {
                used.UnionWith(group.Where(b => a < b).Select(b => (a, b)));
            }
        }

        return used;
    }

    /// <summary>How many others each person can still meet for the first time, less those the smallest groups bring.</summary>
    private static long ByPeople(SeriesProblem problem, long[] left)
    {
        foreach (var round in problem.Rounds)
        {
            var least = round.Sizes.Min() - 1;
            foreach (var person in round.Present ?? Enumerable.Range(0, problem.People))
            {
                left[person] -= least;
            }
        }

        return (left.Sum(count => Math.Max(0, -count)) + 1) / 2;
    }

    private static long ByPigeonholes(SeriesProblem problem)
    {
        var first =
            problem.Earlier.Count > 0 ? problem.Earlier[0].Select(group => group.Count) : problem.Rounds[0].Sizes;
        var sizes = first.ToList();
        var later = problem.Earlier.Count > 0 ? problem.Rounds : problem.Rounds.Skip(1);
        return later
            .Where(round => round.Present is null)
            .Sum(round => sizes.Sum(size => SharedWhenSpread(size, round.Sizes.Count)));
    }

    private static long SharedWhenSpread(int people, int groups)
    {
        var (each, more) = (people / groups, people % groups);
        return (more * (long)(each + 1) * each / 2) + ((groups - more) * (long)each * (each - 1) / 2);
    }
}
