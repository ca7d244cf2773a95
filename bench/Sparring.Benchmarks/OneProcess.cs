using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace Sparring.Benchmarks;

/// <summary>What a process of its own said, as JSON on one line, and what it took.</summary>
/// <param name="Said">What it printed.</param>
/// <param name="Wall">Seconds from its start to its end.</param>
/// <param name="Cpu">Seconds of processor time.</param>
/// <param name="Megabytes">Memory at most.</param>
public sealed record OneProcess(JsonDocument Said, double Wall, double Cpu, long Megabytes) : IDisposable
{
    /// <summary>Sparring's command line, as a person runs it.</summary>
    public static Task<OneProcess> SparringAsync(params IEnumerable<string> words) =>
        RunAsync("dotnet", [Server.Dll("src/Sparring.Cli", "Sparring.Cli"), .. words]);

    /// <summary>A peer's script beside the bench: its cost, bound and seconds as three fields of a row.</summary>
    public static async Task<string> PeerAsync(string script, string file, string seconds)
    {
        var path = Path.Combine(Server.Root, "bench/peers", script);
        if (!Directory.Exists(Path.Combine(Server.Root, "bench/peers/node_modules")))
        {
            throw new InvalidOperationException(
                "The peers are not installed: npm ci --prefix bench/peers, or --alone."
            );
        }

        using var peer = await RunAsync("node", [path, file, seconds]);
        return $"{peer.Said.RootElement.GetProperty("cost")} | {peer.Whole("lower_bound")} | {peer.Seconds}";
    }

    public string Seconds => Text(Said.RootElement.GetProperty("seconds").GetDouble());

    public static string Load => File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : "";

    public long Whole(string name) => Said.RootElement.GetProperty(name).GetInt64();

    public static string Text(double number) => number.ToString("0.###", CultureInfo.InvariantCulture);

    public void Dispose() => Said.Dispose();

    private static async Task<OneProcess> RunAsync(string program, IEnumerable<string> words)
    {
        var started = Stopwatch.GetTimestamp();
        using var process =
            Process.Start(new ProcessStartInfo(program, words) { RedirectStandardOutput = true })
            ?? throw new InvalidOperationException($"{program} did not start.");
        var reading = process.StandardOutput.ReadToEndAsync();
        var (most, cpu) = (0L, 0.0);
        while (!process.HasExited)
        {
            (most, cpu) = Used(process, most, cpu);
            await Task.Delay(10);
        }

        var wall = Stopwatch.GetElapsedTime(started).TotalSeconds;
        return new(JsonDocument.Parse(await reading), wall, cpu, most / 1048576);
    }

    /// <summary>Asked every 10 ms: what a process did last, nobody can ask it any more.</summary>
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
}
