using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace Sparring.Benchmarks;

/// <summary>
/// Measuring networks of 40 to 30,000 people beside igraph on the same file in the same run, each in a process of its own: CPU time, the
/// wall time of exact betweenness, memory, and whether the results are the same.
/// </summary>
public static class NetworkBenchmark
{
    public static async Task<int> RunAsync(string sizes, bool peer)
    {
        var folder = Directory.CreateTempSubdirectory("sparring-network-").FullName;
        foreach (var size in sizes.Split(',').Select(one => int.Parse(one, CultureInfo.InvariantCulture)))
        {
            var file = Path.Combine(folder, $"{size}.json");
            await File.WriteAllTextAsync(file, NetworkInstances.Of(size, seed: 1));
            using var ours = await RunAsync(
                "dotnet",
                [typeof(NetworkBenchmark).Assembly.Location, "network-one", file]
            );
            using var theirs = peer
                ? await RunAsync("/usr/bin/python3", [Path.Combine(Server.Root, "bench/peers/networks.py"), file])
                : JsonDocument.Parse("""{"rows":{},"said":{}}""");
            Say(size, ours.RootElement, theirs.RootElement);
        }

        Directory.Delete(folder, recursive: true);
        return 0;
    }

    private static void Say(int size, JsonElement ours, JsonElement theirs)
    {
        Console.WriteLine();
        Console.WriteLine($"| {size} people | ours, CPU ms | igraph, CPU ms | share |");
        Console.WriteLine("| --- | ---: | ---: | ---: |");
        foreach (var row in ours.GetProperty("rows").EnumerateObject())
        {
            var own = row.Value.GetDouble();
            var other = theirs.GetProperty("rows").TryGetProperty(row.Name, out var value)
                ? value.GetDouble()
                : double.NaN;
            Console.WriteLine($"| {row.Name} | {Text(own * 1000)} | {Text(other * 1000)} | {Text(own / other)} |");
        }

        foreach (
            var said in ours.GetProperty("said")
                .EnumerateObject()
                .Where(one => one.Value.ValueKind == JsonValueKind.Number)
        )
        {
            var other = theirs.GetProperty("said").TryGetProperty(said.Name, out var value)
                ? value.GetDouble()
                : double.NaN;
            Console.WriteLine(
                $"| _{said.Name}_ | {Text(said.Value.GetDouble())} | {Text(other)} | {Text(said.Value.GetDouble() / other)} |"
            );
        }

        if (theirs.GetProperty("said").TryGetProperty("betweenness", out var seen))
        {
            var own = ours.GetProperty("said")
                .GetProperty("betweenness")
                .EnumerateArray()
                .Select(one => one.GetDouble());
            var apart = seen.EnumerateArray()
                .Zip(own, (one, two) => Math.Abs(one.GetDouble() - two) / Math.Max(1, two))
                .Max();
            Console.WriteLine($"| _largest difference of betweenness_ | {apart:0.#E+0} | | |");
        }
    }

    private static async Task<JsonDocument> RunAsync(string program, IEnumerable<string> words)
    {
        using var process =
            Process.Start(new ProcessStartInfo(program, words) { RedirectStandardOutput = true })
            ?? throw new InvalidOperationException($"{program} did not start.");
        var said = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return JsonDocument.Parse(said);
    }

    private static string Text(double number) =>
        double.IsNaN(number) ? "" : number.ToString("0.####", CultureInfo.InvariantCulture);
}
