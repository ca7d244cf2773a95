using Sparring.GroupComposition;

namespace Sparring.Libraries.Tests.GroupComposition;

/// <summary>A programme's people as a generator makes them: departments, levels, tasks, committees, a line of command, earlier rounds.</summary>
/// <remarks>The same people for the same seed everywhere (SplitMix64), so a test may state what a seed costs.</remarks>
internal sealed class GeneratedProblem
{
    private readonly int _n;
    private ulong _state;

    private GeneratedProblem(int people, int seed) =>
        (_n, _state) = (people, ((ulong)seed * 0x9E3779B97F4A7C15UL) + 0x1234567UL);

    public static GroupProblem Of(int people, int seed, int earlierRounds, bool tablesOfThree = false)
    {
        var groups = tablesOfThree ? people / 3 : (people + 3) / 4;
        var sizes = Enumerable
            .Range(0, groups)
            .Select(g => (people / groups) + (g < people % groups ? 1 : 0))
            .ToArray();
        if (tablesOfThree)
            Array.Sort(sizes);
        return new GeneratedProblem(people, seed).Make(sizes, earlierRounds);
    }

    private GroupProblem Make(int[] sizes, int earlierRounds)
    {
        var departments = _n switch
        {
            <= 60 => 6,
            <= 200 => 12,
            <= 2000 => 24,
            _ => 60,
        };
        var weights = Enumerable.Range(0, departments).Select(_ => 10 + Below(8)).ToArray();
        var department = Spread(weights);
        var level = Spread([1, 4, 8, 3]);
        var task = Spread([6, 5, 4, 4, 3, 2, 2, 2]);
        var gender = Spread([11, 9]);
        var committees = Committees();
        var bosses = Bosses(department, level);
        var apart = RandomApart(department);
        var together = RandomTogether(department, apart);
        return new GroupProblem
        {
            People = _n,
            Sizes = [.. sizes.Select(GroupSize.Of)],
            Attributes =
            [
                new("department", department, 100),
                new("level", level, 10),
                new("task", task, 5),
                new("gender", gender, 3),
            ],
            Committees = committees,
            CommitteeWeight = 2,
            Apart = [.. apart.Order().Concat(bosses).Select(pair => new PersonPair(pair.A, pair.B))],
            Together = together,
            Terms =
            [
                new PairTerm("history", 50, [.. Enumerable.Range(0, earlierRounds).SelectMany(_ => Round(sizes))]),
            ],
        };
    }

    private int[] Spread(int[] weights)
    {
        var counts = weights.Select(weight => _n * weight / weights.Sum()).ToArray();
        for (var i = 0; counts.Sum() < _n; i++)
            counts[i % counts.Length]++;
        return Shuffled([.. counts.SelectMany((count, value) => Enumerable.Repeat(value, count))]);
    }

    private List<int>[] Committees()
    {
        var committees = Enumerable.Range(0, _n).Select(_ => new List<int>()).ToArray();
        for (var committee = 0; committee < 8; committee++)
        {
            foreach (var person in Shuffled([.. Enumerable.Range(0, _n)]).Take(Math.Max(3, _n / 12)))
                committees[person].Add(committee);
        }

        return committees;
    }

    private List<(int A, int B)> Bosses(int[] department, int[] level)
    {
        var bosses = new List<(int, int)>();
        foreach (var own in Enumerable.Range(0, _n).GroupBy(i => department[i]).OrderBy(own => own.Key))
        {
            var line = own.OrderBy(i => level[i]).ThenBy(i => i).ToArray();
            for (var a = 0; a < line.Length; a++)
            {
                var above = line.Take(a).Where(j => level[j] < level[line[a]]).ToArray();
                if (above.Length > 0 && above[Below(above.Length)] is var boss)
                    bosses.Add((Math.Min(boss, line[a]), Math.Max(boss, line[a])));
            }
        }

        return bosses;
    }

    private HashSet<(int A, int B)> RandomApart(int[] department)
    {
        var apart = new HashSet<(int, int)>();
        while (apart.Count < _n / 8)
        {
            var (i, j) = (Below(_n), Below(_n));
            if (i != j && department[i] != department[j])
                apart.Add((Math.Min(i, j), Math.Max(i, j)));
        }

        return apart;
    }

    private List<PersonPair> RandomTogether(int[] department, HashSet<(int A, int B)> apart)
    {
        var together = new List<PersonPair>();
        var used = new HashSet<int>();
        for (var tries = 0; together.Count < Math.Max(1, _n / 40) && tries < 10000; tries++)
        {
            var (i, j) = (Below(_n), Below(_n));
            var (a, b) = (Math.Min(i, j), Math.Max(i, j));
            if (
                i == j
                || department[i] == department[j]
                || used.Contains(i)
                || used.Contains(j)
                || apart.Contains((a, b))
            )
                continue;
            together.Add(new PersonPair(a, b));
            used.UnionWith([i, j]);
        }

        return together;
    }

    private List<CountedPair> Round(int[] sizes)
    {
        var order = Shuffled([.. Enumerable.Range(0, _n)]);
        var met = new List<CountedPair>();
        var from = 0;
        foreach (var size in sizes)
        {
            for (var a = from; a < from + size; a++)
            {
                for (var b = a + 1; b < from + size; b++)
                    met.Add(new CountedPair(order[a], order[b], 1));
            }

            from += size;
        }

        return met;
    }

    private int[] Shuffled(int[] items)
    {
        for (var i = items.Length - 1; i > 0; i--)
        {
            var j = Below(i + 1);
            (items[i], items[j]) = (items[j], items[i]);
        }

        return items;
    }

    private int Below(int limit)
    {
        unchecked
        {
            _state += 0x9E3779B97F4A7C15UL;
            var z = (_state ^ (_state >> 30)) * 0xBF58476D1CE4E5B9UL;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
            return (int)((((z ^ (z >> 31)) >> 32) * (ulong)limit) >> 32);
        }
    }
}
