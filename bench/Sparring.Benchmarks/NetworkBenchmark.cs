using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace Sparring.Benchmarks;

/// <summary>
/// Measuring networks of 40 to 30,000 people beside igraph, sna, graphology and ngraph on the same file in the same run, each in a process of
/// its own: CPU time, the wall time of exact betweenness, memory, and whether the results are the same.
/// </summary>
public static class NetworkBenchmark
{
    private const string Ours = "ours";
    private const int MostForSna = 100;

    public static async Task<int> RunAsync(string sizes, bool peers)
    {
        var folder = Directory.CreateTempSubdirectory("sparring-network-").FullName;
        foreach (var size in sizes.Split(',').Select(one => int.Parse(one, CultureInfo.InvariantCulture)))
        {
            var file = Path.Combine(folder, $"{size}.json");
            var network = NetworkInstances.Of(size, seed: 1);
            await File.WriteAllTextAsync(file, network);
            await File.WriteAllLinesAsync(file + ".ties", TiesOf(network));
            var found = new Dictionary<string, JsonElement>();
            foreach (var (name, program, words) in Runs(file, size).Where(one => peers || one.Name == Ours))
            {
                found[name] = await RunAsync(program, words);
            }

            Say(size, found);
        }

        Directory.Delete(folder, recursive: true);
        return 0;
    }

    private static IEnumerable<(string Name, string Program, string[] Words)> Runs(string file, int size)
    {
        var peers = Path.Combine(Server.Root, "bench/peers");
        var (r, js) = (Path.Combine(peers, "networks.R"), Path.Combine(peers, "networks.mjs"));
        var people = size.ToString(CultureInfo.InvariantCulture);
        yield return (Ours, "dotnet", [typeof(NetworkBenchmark).Assembly.Location, "network-one", file]);
        yield return ("igraph", "/usr/bin/python3", [Path.Combine(peers, "networks.py"), file]);
        yield return ("igraph in R", "Rscript", [r, file + ".ties", people, "igraph"]);
        if (size <= MostForSna)
        {
            yield return ("sna", "Rscript", [r, file + ".ties", people, "sna"]);
        }

        yield return ("graphology", "node", [js, file, "graphology"]);
        yield return ("ngraph", "node", [js, file, "ngraph"]);
    }

    private static IEnumerable<string> TiesOf(string network)
    {
        using var read = JsonDocument.Parse(network);
        return [.. read.RootElement.GetProperty("ties").EnumerateArray().Select(tie => $"{tie[0]},{tie[1]}")];
    }

    private static void Say(int size, Dictionary<string, JsonElement> found)
    {
        var peers = found.Keys.Where(name => name != Ours).ToArray();
        Console.WriteLine();
        Console.WriteLine($"| {size} people, CPU ms | ours | {string.Join(" | ", peers)} | share of the best |");
        Console.WriteLine($"| --- | ---: |{string.Concat(peers.Select(_ => " ---: |"))} ---: |");
        foreach (var row in found[Ours].GetProperty("rows").EnumerateObject())
        {
            SayRow(row.Name, 1000, name => Number(found[name], "rows", row.Name), peers, lowest: true);
        }

        foreach (
            var said in found[Ours]
                .GetProperty("said")
                .EnumerateObject()
                .Where(one => one.Value.ValueKind == JsonValueKind.Number)
        )
        {
            SayRow(
                $"_{said.Name}_",
                1,
                name => Number(found[name], "said", said.Name),
                peers,
                lowest: said.Name.Contains("MB")
            );
        }

        foreach (var name in peers)
        {
            SayDifference(name, found[Ours], found[name]);
        }
    }

    private static void SayRow(string row, double times, Func<string, double> of, string[] peers, bool lowest)
    {
        var (own, others) = (of(Ours), peers.Select(of).ToArray());
        var known = others.Where(one => !double.IsNaN(one)).DefaultIfEmpty(double.NaN);
        var share = own / (lowest ? known.Min() : known.Max());
        Console.WriteLine(
            $"| {row} | {Text(own * times)} | {string.Join(" | ", others.Select(one => Text(one * times)))} | {Text(share)} |"
        );
    }

    private static void SayDifference(string name, JsonElement ours, JsonElement theirs)
    {
        if (theirs.GetProperty("said").TryGetProperty("betweenness", out var seen))
        {
            var own = ours.GetProperty("said")
                .GetProperty("betweenness")
                .EnumerateArray()
                .Select(one => one.GetDouble());
            var apart = seen.EnumerateArray()
                .Zip(own, (one, two) => Math.Abs(one.GetDouble() - two) / Math.Max(1, two))
                .Max();
            Console.WriteLine($"Largest difference of betweenness from {name}: {apart:0.#E+0}.");
        }
    }

    private static double Number(JsonElement found, string part, string name) =>
        found.GetProperty(part).TryGetProperty(name, out var value) ? value.GetDouble() : double.NaN;

    private static async Task<JsonElement> RunAsync(string program, IEnumerable<string> words)
    {
        using var process =
            Process.Start(new ProcessStartInfo(program, words) { RedirectStandardOutput = true })
            ?? throw new InvalidOperationException($"{program} did not start.");
        var said = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        using var read = JsonDocument.Parse(said);
        return read.RootElement.Clone();
    }

    private static string Text(double number) =>
        double.IsNaN(number) ? "" : number.ToString("0.####", CultureInfo.InvariantCulture);
}
