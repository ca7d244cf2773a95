using System.CommandLine;
using Sparring.NetworkAnalysis;
using Sparring.NetworkAnalysis.Cohesion;
using Sparring.NetworkAnalysis.Files;

namespace Sparring.Cli;

/// <summary><c>sparring network analyse FILE</c>: the whole report of a network in JSON, a CSV list of ties, or GraphML.</summary>
/// <remarks>Ends with 0, or 1 for a file that cannot be meant.</remarks>
public static class AnalyseNetwork
{
    private const int Unusable = 1;

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
        var path = given.GetRequiredValue(File);
        if (await GivenFile.ReadAsync(path, cancel) is not { } content)
        {
            return Refuse([new NetworkFault.Unreadable($"There is no file {path} that can be read.")], asText);
        }

        return ReadNetwork.From(path, content) switch
        {
            NetworkReading.Refused refused => Refuse(refused.Faults, asText),
            NetworkReading.Read read => await AnswerAsync(read, given, asText, cancel),
            _ => throw new InvalidOperationException("A network is read in one of two ways."),
        };
    }

    private static async Task<int> AnswerAsync(
        NetworkReading.Read read,
        ParseResult given,
        bool asText,
        CancellationToken cancel
    )
    {
        var options = new AnalysisOptions
        {
            Seed = given.GetValue(Seed),
            Threads = Math.Max(1, given.GetValue(Threads)),
            Deals = Math.Max(1, given.GetValue(Deals)),
        };
        var threshold = given.GetValue(Threshold);
        var network = Network.From(read.Data, threshold);
        var waves = await CompareWaves.SinceAsync(given.GetValue(Since), read, network, threshold, options, cancel);
        if (waves.Faults.Count > 0)
        {
            return Refuse(waves.Faults, asText);
        }

        var report = Analysis.Of(network, options, cancel) with
        {
            Change = waves.Comparison,
            Robustness = given.GetValue(Lose) is > 0 and var most ? Robustness.Of(network, most, cancel) : null,
        };
        if (asText)
        {
            SayNetwork.To(Console.Out, report, read.Notes);
        }
        else
        {
            Print(stream => WriteNetworkReport.To(stream, report, read.Notes));
        }

        return 0;
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
