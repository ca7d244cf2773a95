using System.CommandLine;
using Sparring.NetworkAnalysis;
using Sparring.NetworkAnalysis.Change;
using Sparring.NetworkAnalysis.Cohesion;
using Sparring.NetworkAnalysis.Files;

namespace Sparring.Cli;

/// <summary><c>sparring network analyse FILE</c>: the whole report of a network in JSON, a CSV list of ties, or GraphML.</summary>
/// <remarks>Ends with 0, or 1 for a file that cannot be meant.</remarks>
public static class AnalyseNetwork
{
    private const int Unusable = 1;
    private const int Waste = 4 << 20;
    private const int Patience = 30;

    private static readonly Argument<string> File = new("file")
    {
        Description = "JSON, .csv or .graphml; - reads JSON from standard input.",
    };

    private static readonly Option<int> Seed = SearchOptions.Seed();

    private static readonly Option<int> Threads = SearchOptions.Threads(
        Environment.ProcessorCount,
        "How many threads may work; the report is the same with any number."
    );

    private static readonly Option<int> Deals = new("--deals")
    {
        Description = "Random deals of each permutation test.",
        DefaultValueFactory = _ => 10_000,
    };

    private static readonly Option<double?> Threshold = new("--threshold")
    {
        Description = "Values from here on are ties; without it every value above 0 is.",
    };

    private static readonly Option<string?> Since = new("--since")
    {
        Description = "The network of the wave before: what was kept, gained and lost among the people of both.",
    };

    private static readonly Option<int> Lose = new("--lose")
    {
        Description = "What is left together, at worst, when 1, 2 … so many people are lost.",
    };

    public static Command Command()
    {
        var format = GroupsVerbs.FormatOption();
        var analyse = new Command("analyse", "Every measure of one network.")
        {
            File,
            Seed,
            Threads,
            Deals,
            Threshold,
            Since,
            Lose,
            format,
        };
        analyse.SetAction((given, cancel) => RunAsync(given, given.GetValue(format) == "text", cancel));
        return analyse;
    }

    private static async Task<int> RunAsync(ParseResult given, bool asText, CancellationToken cancel)
    {
        var options = new AnalysisOptions
        {
            Seed = given.GetValue(Seed),
            Threads = Math.Max(1, given.GetValue(Threads)),
            Deals = Math.Max(1, given.GetValue(Deals)),
            Patience = Patience,
            Between = GiveBack,
        };
        var asked = await ReadAsync(given, options, cancel);
        if (asked.Network is null)
        {
            return Refuse(asked.Faults, asText);
        }

        GiveBack();
        var report = Analysis.Of(asked.Network, options, cancel) with
        {
            Change = asked.Change,
            Robustness = given.GetValue(Lose) is > 0 and var most ? Robustness.Of(asked.Network, most, cancel) : null,
        };
        if (asText)
        {
            SayNetwork.To(Console.Out, report, asked.Notes);
        }
        else
        {
            Print(stream => WriteNetworkReport.To(stream, report, asked.Notes));
        }

        return 0;
    }

    // What was read ends here: of a large file it would be as much again as the network.
    private static async Task<Asked> ReadAsync(ParseResult given, AnalysisOptions options, CancellationToken cancel)
    {
        var reading = await ReadNetwork.FromAsync(given.GetRequiredValue(File), cancel);
        if (reading is not NetworkReading.Read read)
        {
            return new(null, null, [], ((NetworkReading.Refused)reading).Faults);
        }

        var threshold = given.GetValue(Threshold);
        var network = Network.From(read.Data, threshold);
        var waves = await CompareWaves.SinceAsync(given.GetValue(Since), read, network, threshold, options, cancel);
        return new(waves.Faults.Count > 0 ? null : network, waves.Comparison, read.Notes, waves.Faults);
    }

    private sealed record Asked(
        Network? Network,
        WaveComparison? Change,
        IReadOnlyList<NetworkNote> Notes,
        IReadOnlyList<NetworkFault> Faults
    );

    // Of a large network, what one measure leaves behind is more than the network; of a small one it is not worth looking.
    private static void GiveBack()
    {
        if (GC.GetTotalMemory(forceFullCollection: false) > Waste)
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        }
    }

    private static int Refuse(IReadOnlyList<NetworkFault> faults, bool asText)
    {
        if (asText)
        {
            foreach (var fault in faults)
            {
                Console.Error.WriteLine(fault.Sentence);
            }
        }
        else
        {
            Print(stream => WriteNetworkReport.To(stream, faults));
        }

        return Unusable;
    }

    private static void Print(Action<Stream> write)
    {
        using var output = Console.OpenStandardOutput();
        write(output);
        output.WriteByte((byte)'\n');
    }
}
