using System.Diagnostics;
using Sparring.GroupComposition.Matching;

namespace Sparring.Benchmarks;

/// <summary>Exact matching against the bare greedy one (heaviest pair first) over the same pairs in the same run.</summary>
public static class PairsBenchmark
{
    private const int Turns = 5;

    public static Task<int> RunAsync()
    {
        foreach (var (name, people, pairs) in new[] { Dense(38), Dense(200), Dense(1000), Sparse(10_000, 147_210) })
        {
            var turns = Enumerable
                .Range(0, Turns)
                .Select(_ => Turn(people, pairs))
                .OrderBy(turn => turn.Exact)
                .ToList();
            var (exact, greedy, lost) = turns[Turns / 2];
            Console.WriteLine(
                $"{name} ({pairs.Length} pairs): {exact:F2} ms (first {turns[^1].Exact:F1} ms at most), greedy {greedy:F2} ms, ratio {exact / greedy:F2}; greedy is worth {lost:F1} % less"
            );
        }

        return Task.FromResult(0);
    }

    private static (double Exact, double Greedy, double Lost) Turn(int people, WeightedPair[] pairs)
    {
        var watch = Stopwatch.StartNew();
        var answer = MaximumWeightMatching.Solve(people, pairs, MatchingAim.MostPairs);
        var exact = watch.Elapsed.TotalMilliseconds;
        watch.Restart();
        var weight = Greedy(people, pairs);
        return (exact, watch.Elapsed.TotalMilliseconds, 100.0 * (answer.Weight - weight) / answer.Weight);
    }

    private static long Greedy(int people, WeightedPair[] pairs)
    {
        var (keys, order) = (new int[pairs.Length], (WeightedPair[])pairs.Clone());
        for (var at = 0; at < pairs.Length; at++)
        {
            keys[at] = -pairs[at].Weight;
        }

        Array.Sort(keys, order);
        var (taken, weight) = (new bool[people], 0L);
        foreach (var pair in order)
        {
            if (!taken[pair.A] && !taken[pair.B])
            {
                (taken[pair.A], taken[pair.B]) = (true, true);
                weight += pair.Weight;
            }
        }

        return weight;
    }

    private static (string, int, WeightedPair[]) Dense(int people)
    {
        var chance = new Random(people);
        var departments = Enumerable.Range(0, people).Select(_ => chance.Next(people <= 60 ? 6 : 24)).ToArray();
        var pairs =
            from a in Enumerable.Range(0, people)
            from b in Enumerable.Range(a + 1, people - a - 1)
            where departments[a] != departments[b] && a / 4 != b / 4
            select new WeightedPair(a, b, Worth(chance, people));
        return ($"{people} people", people, pairs.ToArray());
    }

    private static (string, int, WeightedPair[]) Sparse(int people, int count)
    {
        var chance = new Random(people);
        var pairs = new HashSet<(int A, int B)>();
        while (pairs.Count < count)
        {
            var (a, b) = (chance.Next(people), chance.Next(people));
            if (a < b)
            {
                pairs.Add((a, b));
            }
        }

        return (
            $"{people} people, sparse",
            people,
            [.. pairs.Select(pair => new WeightedPair(pair.A, pair.B, Worth(chance, people)))]
        );
    }

    // Other task, one level apart, and now and then a wish: many ties, as in real lists.
    private static int Worth(Random chance, int people) =>
        10
        + (chance.Next(8) < 6 ? 5 : 0)
        + (2 * chance.Next(-1, 3))
        + (chance.Next(people) < 3 ? 10 * chance.Next(1, 4) : 0);
}
