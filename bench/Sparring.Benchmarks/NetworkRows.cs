using System.Diagnostics;
using System.Text.Json;
using Sparring.NetworkAnalysis;
using Sparring.NetworkAnalysis.Change;
using Sparring.NetworkAnalysis.Cohesion;
using Sparring.NetworkAnalysis.Communities;
using Sparring.NetworkAnalysis.CorePeriphery;
using Sparring.NetworkAnalysis.Distances;
using Sparring.NetworkAnalysis.Files;
using Sparring.NetworkAnalysis.Homogeneity;
using Sparring.NetworkAnalysis.Large;

namespace Sparring.Benchmarks;

/// <summary>Every row of the network table by ours, for one file, in this process alone.</summary>
public static class NetworkRows
{
    private const int WarmRounds = 3;
    private static readonly TimeSpan CompilerWaits = TimeSpan.FromMilliseconds(250);

    public static async Task<int> RunAsync(string file)
    {
        var read = (NetworkReading.Read)ReadNetworkJson.From(await File.ReadAllBytesAsync(file));
        var network = Network.From(read.Data);
        var (rows, said) = (new Dictionary<string, double>(), new Dictionary<string, object>());
        if (network.People <= 64)
        {
            Small(network, read.Data, rows);
        }

        Cpu(rows, "components", () => Components.Weak(network));
        said["articulation points"] = Cpu(rows, "articulation points", () => CutPoints.Of(network)).People.Count;
        said["bridges"] = Cpu(rows, "bridges", () => CutPoints.Of(network)).Bridges.Count;
        said["k-cores"] = Cpu(rows, "k-cores", () => KCores.Of(network)).Max();
        said["communities"] =
            Cpu(rows, "communities", () => Leiden.Best(network, LeidenOptions.For(network.People))).Modularity ?? 0;
        Cpu(rows, "core, off-blocks ignored", () => DiscreteCore.Of(network, OffBlocks.Ignored, new()));
        Cpu(rows, "core, MINRES", () => ContinuousCore.Of(network));
        Cpu(rows, "layout of blocks", () => BlockLayout.Of(BlockNetwork.Of(network, network.Traits[0])));
        said["MB before betweenness"] = Peak();
        var paths = Walked(network, rows, said);
        said["MB"] = Peak();
        said["betweenness"] = Betweenness.Of(paths).Take(network.People <= 1000 ? network.People : 100).ToArray();
        Console.WriteLine(
            JsonSerializer.Serialize(new Dictionary<string, object> { ["rows"] = rows, ["said"] = said })
        );
        return 0;
    }

    private static void Small(Network network, NetworkData data, Dictionary<string, double> rows)
    {
        // A network forgets nothing it has made, so each run makes its own.
        Cpu(rows, "full report", () => Comparable.Of(Network.From(data)));
        Cpu(rows, "three cores of 3,000 starts", () => Cores(network));
        Cpu(
            rows,
            "three E-I tests of 10,000",
            () => network.Traits.Select(one => EiPermutationTest.Of(network, one, 10_000, 1)).ToArray()
        );
        var other = Network.From(data with { Ratings = [.. data.Ratings.Where((_, at) => at % 5 > 0)] });
        Cpu(rows, "QAP of 10,000", () => Qap.Of(network, other, 10_000, 1));
        Cpu(rows, "core against 10,000 networks", () => CoreSignificance.Of(network, OffBlocks.Ignored, 10_000, 1));
        Cpu(rows, "everything", () => Analysis.Of(Network.From(data), new()));
    }

    // For thousands of people once, and cold.
    private static Geodesics Walked(Network network, Dictionary<string, double> rows, Dictionary<string, object> said)
    {
        const int FewPeople = 1000;
        if (network.People <= FewPeople)
        {
            Cpu(rows, "betweenness", () => Geodesics.Undirected(network, threads: 2));
        }

        var wall = double.MaxValue;
        for (var turn = 0; ; turn++)
        {
            var (begun, spent) = (Stopwatch.GetTimestamp(), Spent());
            var paths = Geodesics.Undirected(network, threads: 2);
            said["betweenness wall"] = wall = Math.Min(wall, Stopwatch.GetElapsedTime(begun).TotalSeconds);
            if (network.People > FewPeople)
            {
                rows["betweenness"] = (Spent() - spent).TotalSeconds;
            }

            if (network.People > FewPeople || turn == 5)
            {
                return paths;
            }
        }
    }

    private static DiscreteCore[] Cores(Network network) =>
        [.. Enum.GetValues<OffBlocks>().Select(off => DiscreteCore.Of(network, off, new()))];

    // The best of three rounds: others work on this machine too. Warm is counted in CPU time, for a busy machine gives little of it in a
    // wall second; between the rounds the compiler, which waits until nothing new was called for a tenth of a second, has its turn.
    private static T Cpu<T>(Dictionary<string, double> rows, string name, Func<T> work)
    {
        var (result, best) = (work(), double.MaxValue);
        for (var round = -WarmRounds; round < 3; round++)
        {
            var (runs, begun) = (0, Spent());
            double spent;
            do
            {
                result = work();
                runs++;
                spent = (Spent() - begun).TotalSeconds;
            } while (spent < 0.15);

            best = round < 0 ? best : Math.Min(best, spent / runs);
            if (round < 0)
            {
                Thread.Sleep(CompilerWaits);
            }
        }

        rows[name] = best;
        return result;
    }

    private static TimeSpan Spent() => Environment.CpuUsage.TotalTime;

    private static double Peak()
    {
        using var own = Process.GetCurrentProcess();
        return own.PeakWorkingSet64 / 1048576.0;
    }
}
