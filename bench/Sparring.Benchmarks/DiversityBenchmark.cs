using System.Globalization;
using Sparring.GroupComposition.Diversity;

namespace Sparring.Benchmarks;

/// <summary>Generated instances of the three classes against the best value any run of ours has found; a better one is said and kept.</summary>
public static class DiversityBenchmark
{
    private static readonly string BestKnown = Path.Combine(AppContext.BaseDirectory, "diversity-best-known.csv");

    public static Task<int> RunAsync(
        int people,
        double seconds,
        int threads,
        int seed,
        int first,
        int last,
        string? keep,
        bool peer
    )
    {
        var path = keep ?? BestKnown;
        var best = Read(path);
        var gaps = new List<double>();
        var peers = new List<double>();
        foreach (var (name, problem) in Instances(people, first, last))
        {
            var options = new DiversityOptions
            {
                Seconds = seconds,
                Threads = threads,
                Seed = seed,
            };
            var found = ComposeDiversity.Solve(problem, threads > 1 ? options : options with { Watch = Used });
            var theirs = peer ? IteratedMaxima.Solve(problem, seconds, seed, Used) : double.NaN;
            var known = best.GetValueOrDefault(name, found.Value);
            best[name] = Math.Max(Math.Max(known, found.Value), peer ? theirs : 0);
            gaps.Add(100 * (known - found.Value) / known);
            peers.Add(100 * (known - theirs) / known);
            Console.WriteLine(
                $"{name}: {found.Value:F3}, best known {known:F3}, gap {gaps[^1]:F4} %, {found.Epochs} epochs{(peer ? $"; iterated maxima search {peers[^1]:F4} %" : "")}"
            );
        }

        Console.WriteLine(
            $"n = {people}, {seconds} s on {threads} threads, seed {seed}: mean gap {gaps.Average():F4} %, worst {gaps.Max():F4} %{(peer ? $"; iterated maxima search {peers.Average():F4} %, {peers.Max():F4} %" : "")}"
        );
        if (keep is not null)
        {
            Write(keep, best);
        }

        return Task.FromResult(0);
    }

    private static double Used() => Environment.CpuUsage.TotalTime.TotalSeconds;

    private static IEnumerable<(string Name, DiversityProblem Problem)> Instances(int people, int first, int last)
    {
        var groups =
            people <= 120 ? 10
            : people <= 240 ? 12
            : 20;
        foreach (var kind in Enum.GetValues<DiversityClass>())
        {
            for (var seed = first; seed <= last; seed++)
            {
                var same = GenerateDiversity.SameSizes(people, groups);
                var different = GenerateDiversity.DifferentSizes(people, groups, seed);
                yield return ($"{kind}_n{people}_ss_{seed}", GenerateDiversity.Of(kind, people, same, seed));
                yield return ($"{kind}_n{people}_ds_{seed}", GenerateDiversity.Of(kind, people, different, seed));
            }
        }
    }

    private static Dictionary<string, double> Read(string path) =>
        !File.Exists(path)
            ? []
            : File.ReadLines(path)
                .Skip(1)
                .Select(line => line.Split(','))
                .ToDictionary(parts => parts[0], parts => double.Parse(parts[1], CultureInfo.InvariantCulture));

    private static void Write(string path, Dictionary<string, double> best)
    {
        var lines = best.OrderBy(one => one.Key, StringComparer.Ordinal)
            .Select(one => string.Create(CultureInfo.InvariantCulture, $"{one.Key},{one.Value:F3}"));
        File.WriteAllText(path, string.Join('\n', lines.Prepend("instance,value")) + "\n");
    }
}
