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
                var theirs =
                    peer && groups <= 60
                        ? await OneProcess.PeerAsync("cp-sat-coaching.mjs", file, PeerSeconds)
                        : "| | ";
                Console.WriteLine($"| {groups}, {busy}, {seed} | {ours} | {theirs} |");
            }
        }

        return 0;
    }

    private static async Task<string> OursAsync(string file)
    {
        using var ours = await OneProcess.SparringAsync("coaching", "schedule", file, "--seconds", Seconds);
        var unplaced = ours.Said.RootElement.GetProperty("unplaced").GetArrayLength();
        return $"{unplaced} | {ours.Whole("cost")} | {ours.Whole("lower_bound")} | {ours.Seconds} | {OneProcess.Text(ours.Wall)} | {OneProcess.Text(ours.Cpu)}";
    }
}
