using System.Collections.Concurrent;
using System.Globalization;
using Sparring.Mutation.Sample;

if (args is ["cover"])
{
    await Probe.CoverAsync();
    return 0;
}
if (args is ["try"])
{
    await Probe.TryAsync();
    return 0;
}

// FOLDER of what Stryker left, then --seed S, --count N, --minutes M, --in PARTS-OF-PATHS, --each SECONDS, --out FILE
var options = args.Skip(1).Chunk(2).ToDictionary(pair => pair[0], pair => pair[1]);
var count = int.Parse(options.GetValueOrDefault("--count", "600"), CultureInfo.InvariantCulture);
var each = 1000 * double.Parse(options.GetValueOrDefault("--each", "20"), CultureInfo.InvariantCulture);
var until =
    Environment.TickCount64
    + 60_000 * long.Parse(options.GetValueOrDefault("--minutes", "35"), CultureInfo.InvariantCulture);
var part = options.GetValueOrDefault("--in", "");
var drawn = Mutant
    .Draw(Path.Combine(args[0], "reports", "mutation-report.json"), options.GetValueOrDefault("--seed", "1"))
    .Where(mutant => part.Split(',').Any(one => mutant.File.Contains(one, StringComparison.Ordinal)))
    .ToList();
var all = drawn.Count;
drawn = [.. drawn.Take(count)];
var inConstructors = Mutant.Rewire(
    Path.Combine(args[0], "kept.dll"),
    Path.Combine(AppContext.BaseDirectory, Mutant.Changed + ".dll")
);

var cover = new List<(double Milliseconds, HashSet<int> Passed)>();
using (var covering = Prober.Start("cover"))
{
    while (await covering.StandardOutput.ReadLineAsync() is { } line)
    {
        var parts = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        cover.Add(
            (
                double.Parse(parts[0], CultureInfo.InvariantCulture),
                [.. parts.Skip(1).Select(id => int.Parse(id, CultureInfo.InvariantCulture))]
            )
        );
    }
}
await Console.Error.WriteLineAsync(
    $"{cover.Count} cases, {cover.Count(one => one.Milliseconds < 0)} left out, {cover.Sum(one => one.Milliseconds) / 1000:F0} s"
);

var once = drawn
    .Where(mutant => inConstructors.Contains(mutant.Id) || cover.Any(one => one.Passed.Contains(-mutant.Id)))
    .Select(mutant => mutant.Id)
    .ToHashSet();
var files = drawn.ToLookup(mutant => mutant.File, mutant => mutant.Id);
var noticed = new int[cover.Count];
var results = new ConcurrentBag<(Mutant Mutant, string Fate)>();
var left = new ConcurrentQueue<Mutant>(drawn);
await Task.WhenAll(Enumerable.Range(0, Environment.ProcessorCount).Select(_ => Task.Run(Work)));

var lines = results
    .OrderBy(result => result.Mutant.File, StringComparer.Ordinal)
    .ThenBy(result => result.Mutant.Line)
    .Select(result => Line(result.Mutant, result.Fate));
await File.WriteAllLinesAsync(options.GetValueOrDefault("--out", Path.Combine(args[0], "sample.tsv")), lines);
foreach (var file in results.GroupBy(result => result.Mutant.File).OrderBy(group => group.Key, StringComparer.Ordinal))
{
    Tell(file.Key, [.. file.Select(result => result.Fate)]);
}
Tell($"all ({results.Count} of {all})", [.. results.Select(result => result.Fate)]);
return 0;

void Work()
{
    using var prober = new Prober();
    while (Environment.TickCount64 < until && left.TryDequeue(out var mutant))
    {
        var anew = once.Contains(mutant.Id);
        var own = anew ? files[mutant.File].ToHashSet() : [mutant.Id];
        var cases = Enumerable
            .Range(0, cover.Count)
            .Where(index =>
                cover[index].Milliseconds >= 0
                // What the application makes once and for all is passed by whoever comes first, and used by any.
                && ((anew && Mutant.Changed == "Sparring") || cover[index].Passed.Any(id => own.Contains(Math.Abs(id))))
            )
            .OrderBy(index => cover[index].Milliseconds / (1 + noticed[index]))
            .Select(index => (Case: index, cover[index].Milliseconds));
        var spent = 0.0;
        var affordable = cases.TakeWhile(one => (spent += one.Milliseconds) < each).ToList();
        var fate = "unreached";
        if (affordable.Count > 0)
        {
            var (index, ended) = prober.Try(mutant.Id, affordable, anew);
            fate =
                index < 0 ? "survived"
                : ended ? "time"
                : "killed";
            if (index >= 0)
            {
                Interlocked.Increment(ref noticed[index]);
            }
        }
        results.Add((mutant, fate));
        Console.Error.WriteLine($"{results.Count} {Line(mutant, fate)}");
    }
}

static string Line(Mutant mutant, string fate) =>
    $"{fate}\t{mutant.File}:{mutant.Line}:{mutant.Column}\t{mutant.Kind}\t{mutant.Instead.ReplaceLineEndings(" ")}";

// The share noticed, and where the share of all lies with 95 % (Wilson).
static void Tell(string name, List<string> fates)
{
    var (n, good) = (fates.Count, fates.Count(fate => fate is "killed" or "time"));
    var (z, share) = (1.96, good / (double)fates.Count);
    var middle = (share + z * z / (2 * n)) / (1 + z * z / n);
    var width = z * Math.Sqrt(share * (1 - share) / n + z * z / (4.0 * n * n)) / (1 + z * z / n);
    Console.WriteLine(
        $"{name}: {n} tried, {good} noticed ({fates.Count(fate => fate == "time")} by time), {fates.Count(fate => fate == "survived")} survived, "
            + $"{fates.Count(fate => fate == "unreached")} unreached: {100 * share:F1} % ({100 * (middle - width):F1} to {100 * (middle + width):F1})"
    );
}
