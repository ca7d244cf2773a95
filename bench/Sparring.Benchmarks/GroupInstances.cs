using System.Text.Json;

namespace Sparring.Benchmarks;

/// <summary>
/// Problems of composing groups, made from a seed: departments, levels, tasks, gender, committees, a line of command (boss and
/// direct report apart), random pairs apart and together, and earlier random rounds. The same seed gives the same problem anywhere.
/// </summary>
public sealed class GroupInstances
{
    private const int Committees = 8;
    private readonly int people;
    private readonly SplitMix chance;

    private GroupInstances(int people, int seed)
    {
        this.people = people;
        chance = new SplitMix(seed);
    }

    /// <summary>A problem file of <c>sparring groups compose</c>.</summary>
    /// <param name="people">How many people.</param>
    /// <param name="seed">Which of them.</param>
    /// <param name="rounds">How many earlier rounds they have met in.</param>
    /// <param name="trios">Groups of three with two of four, as the programme's own 38 have it; else fours, the rest as even as can be.</param>
    public static string Of(int people, int seed, int rounds, bool trios) =>
        new GroupInstances(people, seed).Make(seed, rounds, trios);

    private string Make(int seed, int rounds, bool trios)
    {
        var groups = (people + 3) / 4;
        int[] sizes = trios
            ? [.. Enumerable.Repeat(3, 10), 4, 4]
            : [.. Enumerable.Range(0, groups).Select(group => (people / groups) + (group < people % groups ? 1 : 0))];
        var departments = people switch
        {
            <= 60 => 6,
            <= 200 => 12,
            <= 2000 => 24,
            _ => 60,
        };
        int[] weights = [.. Enumerable.Range(0, departments).Select(_ => 10 + chance.Below(8))];
        var department = Spread(weights);
        var level = Spread([1, 4, 8, 3]);
        var task = Spread([6, 5, 4, 4, 3, 2, 2, 2]);
        var gender = Spread([11, 9]);
        var committees = Sit();
        var boss = Bosses(department, level);
        var apart = Apart(department);
        var together = Together(department, apart);
        return JsonSerializer.Serialize(
            new
            {
                name = $"comp_n{people}_s{seed}_h{rounds}",
                n = people,
                sizes,
                attributes = new
                {
                    department,
                    level,
                    task,
                    gender,
                },
                committees,
                weights = new
                {
                    department = 100,
                    level = 10,
                    task = 5,
                    gender = 3,
                    committee = 2,
                    history = 50,
                },
                hard_apart = apart.Concat(boss).Order().Select(pair => new[] { pair.A, pair.B }),
                hard_together = together.Select(pair => new[] { pair.A, pair.B }),
                history = Enumerable.Range(0, rounds).Select(_ => Round(sizes)).ToList(),
            }
        );
    }

    private int[] Spread(int[] weights)
    {
        var total = weights.Sum();
        int[] counts = [.. weights.Select(weight => people * weight / total)];
        for (var value = 0; counts.Sum() < people; value++)
        {
            counts[value % counts.Length]++;
        }

        int[] values = [.. counts.SelectMany((count, value) => Enumerable.Repeat(value, count))];
        chance.Shuffle(values);
        return values;
    }

    private List<int>[] Sit()
    {
        List<int>[] sits = [.. Enumerable.Range(0, people).Select(_ => new List<int>())];
        for (var committee = 0; committee < Committees; committee++)
        {
            foreach (var person in Shuffled().Take(Math.Max(3, people / 12)))
            {
                sits[person].Add(committee);
            }
        }

        return sits;
    }

    private List<(int A, int B)> Bosses(int[] department, int[] level)
    {
        var bosses = new List<(int, int)>();
        foreach (var own in Enumerable.Range(0, people).GroupBy(person => department[person]).OrderBy(own => own.Key))
        {
            var inOrder = own.OrderBy(person => level[person]).ThenBy(person => person).ToList();
            for (var at = 0; at < inOrder.Count; at++)
            {
                var above = inOrder.Take(at).Where(boss => level[boss] < level[inOrder[at]]).ToList();
                if (above.Count > 0)
                {
                    var boss = above[chance.Below(above.Count)];
                    bosses.Add((Math.Min(boss, inOrder[at]), Math.Max(boss, inOrder[at])));
                }
            }
        }

        return bosses;
    }

    private SortedSet<(int A, int B)> Apart(int[] department)
    {
        var apart = new SortedSet<(int, int)>();
        while (apart.Count < people / 8)
        {
            var (a, b) = (chance.Below(people), chance.Below(people));
            if (a != b && department[a] != department[b])
            {
                apart.Add((Math.Min(a, b), Math.Max(a, b)));
            }
        }

        return apart;
    }

    private List<(int A, int B)> Together(int[] department, SortedSet<(int A, int B)> apart)
    {
        var (together, used) = (new List<(int, int)>(), new HashSet<int>());
        for (var tries = 0; together.Count < Math.Max(1, people / 40) && tries < 10_000; tries++)
        {
            var (i, j) = (chance.Below(people), chance.Below(people));
            var (a, b) = (Math.Min(i, j), Math.Max(i, j));
            if (a != b && department[a] != department[b] && !apart.Contains((a, b)) && !used.Overlaps([a, b]))
            {
                together.Add((a, b));
                used.UnionWith([a, b]);
            }
        }

        return together;
    }

    private List<List<int>> Round(int[] sizes)
    {
        var shuffled = Shuffled();
        var from = 0;
        return [.. sizes.Select(size => shuffled.Skip((from += size) - size).Take(size).Order().ToList())];
    }

    private int[] Shuffled()
    {
        int[] all = [.. Enumerable.Range(0, people)];
        chance.Shuffle(all);
        return all;
    }

    /// <summary>SplitMix64 (Steele, Lea and Flood 2014): small, and the same everywhere.</summary>
    private sealed class SplitMix(int seed)
    {
        private ulong state = unchecked(((ulong)seed * 0x9E3779B97F4A7C15) + 0x1234567);

        public int Below(int bound) => (int)(((Next() >> 32) * (ulong)bound) >> 32);

        public void Shuffle(int[] values)
        {
            for (var last = values.Length - 1; last > 0; last--)
            {
                var other = Below(last + 1);
                (values[last], values[other]) = (values[other], values[last]);
            }
        }

        private ulong Next()
        {
            unchecked
            {
                state += 0x9E3779B97F4A7C15;
                var mixed = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9;
                mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
                return mixed ^ (mixed >> 31);
            }
        }
    }
}
