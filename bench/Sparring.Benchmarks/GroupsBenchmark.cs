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
        (38, 4, false, "10"),
        (60, 0, false, "1"),
        (60, 3, false, "10"),
        (120, 0, false, "1"),
        (500, 0, false, "0.5"),
        (1000, 0, false, "1"),
        (10_000, 0, false, "3"),
        (10_000, 3, false, "3"),
        (30_000, 0, false, "10"),
    ];

    public static async Task<int> RunAsync(int firstSeed, int lastSeed, bool peer)
    {
        var folder = Directory.CreateTempSubdirectory("sparring-groups-").FullName;
        Console.WriteLine(
            "| problem | limit s | cost | bound | gap % | s | process s | CPU s | MB | CP-SAT cost | bound | s |"
        );
        Console.WriteLine("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
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
        var most = 0L;
        var reading = process.StandardOutput.ReadToEndAsync();
        while (!process.HasExited)
        {
            most = Math.Max(most, Peak(process));
            await Task.Delay(10);
        }

        var wall = Stopwatch.GetElapsedTime(started).TotalSeconds;
        var cpu = process.TotalProcessorTime.TotalSeconds;
        using var said = JsonDocument.Parse(await reading);
        var (cost, bound) = (Long(said, "cost"), Long(said, "lower_bound"));
        var gap = cost == bound ? 0 : 100.0 * (cost - bound) / bound;
        var broken = said.RootElement.GetProperty("feasible").GetBoolean() ? "" : " (breaks rules)";
        return $"{cost}{broken} | {bound} | {Text(gap)} | {Text(said.RootElement.GetProperty("seconds").GetDouble())} | {Text(wall)} | {Text(cpu)} | {most / 1048576}";
    }

    private static async Task<string> PeerAsync(string file)
    {
        using var process = Start("node", [Path.Combine(Server.Root, "bench/peers/cp-sat.mjs"), file, PeerSeconds]);
        var line = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        using var said = JsonDocument.Parse(line);
        return $"{said.RootElement.GetProperty("cost")} | {Long(said, "lower_bound")} | {Text(said.RootElement.GetProperty("seconds").GetDouble())}";
    }

    private static Process Start(string program, IEnumerable<string> words) =>
        Process.Start(new ProcessStartInfo(program, words) { RedirectStandardOutput = true })
        ?? throw new InvalidOperationException($"{program} did not start.");

    private static long Peak(Process process)
    {
        try
        {
            process.Refresh();
            return process.PeakWorkingSet64;
        }
        catch (InvalidOperationException)
        {
            // Ended between the question and the answer: what was seen before stands.
            return 0;
        }
    }

    private static string Cli { get; } =
        Path.Combine(Server.Root, "src/Sparring.Cli/bin/Release/net10.0/Sparring.Cli.dll");

    private static long Long(JsonDocument said, string name) => said.RootElement.GetProperty(name).GetInt64();

    private static string Text(double number) => number.ToString("0.###", CultureInfo.InvariantCulture);
}
