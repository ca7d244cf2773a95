using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace Sparring.Benchmarks;

/// <summary>
/// Scheduling coaching: cost, proved bound and time beside CP-SAT on the same file in the same run. The peer has 60 s and is asked up to
/// 60 groups. Ours runs as a person runs it: a fresh process of the command line.
/// </summary>
public static class CoachingBenchmark
{
    private const string PeerSeconds = "60";
    private const string Seconds = "30";
    private static readonly int[] Sizes = [12, 60, 250];
    private static readonly int[] Busy = [20, 40, 50, 60];

    public static async Task<int> RunAsync(int firstSeed, int lastSeed, bool peer)
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory("sparring-coaching-").FullName, "coaching.json");
        Console.WriteLine(
            "| groups, busy %, seed | unplaced | cost | bound | s | process s | CPU s | CP-SAT cost | bound | s |"
        );
        Console.WriteLine("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
        foreach (var (groups, busy) in Sizes.SelectMany(groups => Busy.Select(busy => (groups, busy))))
        {
            for (var seed = firstSeed; seed <= lastSeed; seed++)
            {
                await File.WriteAllTextAsync(file, CoachingInstances.Of(groups, seed, busy));
                var ours = await OursAsync(file);
                var theirs = peer && groups <= 60 ? await PeerAsync(file) : "| | ";
                Console.WriteLine($"| {groups}, {busy}, {seed} | {ours} | {theirs} |");
            }
        }

        return 0;
    }

    private static async Task<string> OursAsync(string file)
    {
        var started = Stopwatch.GetTimestamp();
        using var process = Start("dotnet", [Cli, "coaching", "schedule", file, "--seconds", Seconds]);
        var line = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        var wall = Stopwatch.GetElapsedTime(started).TotalSeconds;
        var cpu = process.TotalProcessorTime.TotalSeconds;
        using var said = JsonDocument.Parse(line);
        var unplaced = said.RootElement.GetProperty("unplaced").GetArrayLength();
        return $"{unplaced} | {Long(said, "cost")} | {Long(said, "lower_bound")} | {Text(said)} | {Text(wall)} | {Text(cpu)}";
    }

    private static async Task<string> PeerAsync(string file)
    {
        var peer = Path.Combine(Server.Root, "bench/peers/cp-sat-coaching.mjs");
        using var process = Start("node", [peer, file, PeerSeconds]);
        var line = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        using var said = JsonDocument.Parse(line);
        return $"{said.RootElement.GetProperty("cost")} | {Long(said, "lower_bound")} | {Text(said)}";
    }

    private static Process Start(string program, IEnumerable<string> words) =>
        Process.Start(new ProcessStartInfo(program, words) { RedirectStandardOutput = true })
        ?? throw new InvalidOperationException($"{program} did not start.");

    private static string Cli { get; } =
        Path.Combine(Server.Root, "src/Sparring.Cli/bin/Release/net10.0/Sparring.Cli.dll");

    private static long Long(JsonDocument said, string name) => said.RootElement.GetProperty(name).GetInt64();

    private static string Text(JsonDocument said) => Text(said.RootElement.GetProperty("seconds").GetDouble());

    private static string Text(double number) => number.ToString("0.###", CultureInfo.InvariantCulture);
}
