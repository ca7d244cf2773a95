using System.Diagnostics;
using System.Globalization;
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
                var theirs = peer && people <= 60 ? await PeerAsync(file) : "| | ";
                Console.WriteLine($"| {people} people, {rounds} rounds, seed {seed} | {seconds} | {ours} | {theirs} |");
            }
        }

        Directory.Delete(folder, recursive: true);
        return 0;
    }

    private static async Task<string> OursAsync(string file, string seconds)
    {
        var started = Stopwatch.GetTimestamp();
        using var process = Start(
            "dotnet",
            [Cli, "groups", "compose", file, "--seconds", seconds, "--format", "json", "--threads", "2"]
        );
        var (most, cpu) = (0L, 0.0);
        var reading = process.StandardOutput.ReadToEndAsync();
        while (!process.HasExited)
        {
            (most, cpu) = Used(process, most, cpu);
            await Task.Delay(10);
        }

        var wall = Stopwatch.GetElapsedTime(started).TotalSeconds;
        using var said = JsonDocument.Parse(await reading);
        var (cost, bound) = (Long(said, "cost"), Long(said, "lower_bound"));
        var gap = cost == bound ? 0 : 100.0 * (cost - bound) / bound;
        using var problem = JsonDocument.Parse(await File.ReadAllBytesAsync(file));
        var wrong = CheckComposition.Holds(problem.RootElement, said.RootElement) ? "" : " (counted anew: wrong)";
        var broken = said.RootElement.GetProperty("feasible").GetBoolean() ? "" : " (breaks rules)";
        return $"{cost}{broken}{wrong} | {bound} | {Text(gap)} | {Text(said.RootElement.GetProperty("seconds").GetDouble())} | {Text(wall)} | {Text(cpu)} | {most / 1048576} | {LoadNow()}";
    }

    private static async Task<string> PeerAsync(string file)
    {
        using var process = Start("node", [Path.Combine(Server.Root, "bench/peers/cp-sat.mjs"), file, PeerSeconds]);
        var line = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        using var said = JsonDocument.Parse(line);
        return $"{said.RootElement.GetProperty("cost")} | {Long(said, "lower_bound")} | {Text(said.RootElement.GetProperty("seconds").GetDouble())}";
    }

    private static string LoadNow() =>
        File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : "";

    private static Process Start(string program, IEnumerable<string> words) =>
        Process.Start(new ProcessStartInfo(program, words) { RedirectStandardOutput = true })
        ?? throw new InvalidOperationException($"{program} did not start.");

    /// <summary>Memory at most and processor time so far, asked every 10 ms: what a process did last, nobody can ask it any more.</summary>
    private static (long Most, double Cpu) Used(Process process, long most, double cpu)
    {
        try
        {
            process.Refresh();
            return (Math.Max(most, process.PeakWorkingSet64), process.TotalProcessorTime.TotalSeconds);
        }
        catch (InvalidOperationException)
        {
            return (most, cpu);
        }
    }

    private static string Cli { get; } =
        Path.Combine(Server.Root, "src/Sparring.Cli/bin/Release/net10.0/Sparring.Cli.dll");

    private static long Long(JsonDocument said, string name) => said.RootElement.GetProperty(name).GetInt64();

    private static string Text(double number) => number.ToString("0.###", CultureInfo.InvariantCulture);
}
