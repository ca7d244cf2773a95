using System.Text.Json;

namespace Sparring.Benchmarks;

/// <summary>
/// Composing groups: cost, proved bound and time beside CP-SAT on the same problem in the same run. The peer has 60 s and is asked up
/// to 60 people, beyond that its model does not fit. Ours runs as a person runs it: a fresh process of the command line.
/// </summary>
public static class GroupsBenchmark
{
    private const string PeerSeconds = "60";
    private static readonly (int People, int Rounds, bool Trios, string Seconds)[] Cases =
    [
        (38, 0, true, "1"),
        (38, 3, true, "1"),
        (38, 4, false, "1"),
        (60, 0, false, "1"),
        (60, 3, false, "1"),
        (120, 0, false, "0.3"),
        (120, 3, false, "0.3"),
        (500, 0, false, "0.5"),
        (1000, 0, false, "1"),
        (10_000, 0, false, "3"),
        (10_000, 3, false, "3"),
        (30_000, 0, false, "10"),
        (30_000, 2, false, "10"),
    ];

    public static async Task<int> RunAsync(int firstSeed, int lastSeed, bool peer)
    {
        var folder = Directory.CreateTempSubdirectory("sparring-groups-").FullName;
        Console.WriteLine(
            "| problem | limit s | cost | bound | gap % | s | process s | CPU s | MB | load | CP-SAT cost | bound | s |"
        );
        Console.WriteLine(
            "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |"
        );
        foreach (var (people, rounds, trios, seconds) in Cases)
        {
            for (var seed = firstSeed; seed <= lastSeed; seed++)
            {
                var file = Path.Combine(folder, $"n{people}_s{seed}_h{rounds}.json");
                await File.WriteAllTextAsync(file, GroupInstances.Of(people, seed, rounds, trios));
                var ours = await OursAsync(file, seconds);
                var theirs =
                    peer && people <= 60 ? await OneProcess.PeerAsync("cp-sat.mjs", file, PeerSeconds) : "| | ";
                Console.WriteLine($"| {people} people, {rounds} rounds, seed {seed} | {seconds} | {ours} | {theirs} |");
            }
        }

        Directory.Delete(folder, recursive: true);
        return 0;
    }

    private static async Task<string> OursAsync(string file, string seconds)
    {
        using var ours = await OneProcess.SparringAsync([
            "groups",
            "compose",
            file,
            "--seconds",
            seconds,
            "--format",
            "json",
            "--threads",
            "2",
        ]);
        var (cost, bound) = (ours.Whole("cost"), ours.Whole("lower_bound"));
        var gap = cost == bound ? 0 : 100.0 * (cost - bound) / bound;
        using var problem = JsonDocument.Parse(await File.ReadAllBytesAsync(file));
        var said = ours.Said.RootElement;
        var wrong = CheckComposition.Holds(problem.RootElement, said) ? "" : " (counted anew: wrong)";
        var broken = said.GetProperty("feasible").GetBoolean() ? "" : " (breaks rules)";
        return $"{cost}{broken}{wrong} | {bound} | {OneProcess.Text(gap)} | {ours.Seconds} | {OneProcess.Text(ours.Wall)} | {OneProcess.Text(ours.Cpu)} | {ours.Megabytes} | {OneProcess.Load}";
    }
}
