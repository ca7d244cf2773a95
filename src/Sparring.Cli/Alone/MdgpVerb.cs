using System.CommandLine;
using System.Text.Json;
using Sparring.GroupComposition.Diversity;

namespace Sparring.Cli;

/// <summary><c>sparring groups mdgp FILE</c>: the most diverse groups for an instance in the text format of MDGPLIB.</summary>
/// <remarks>Ends with 0 for groups and 1 for a file that cannot be meant, with a sentence for each line at fault.</remarks>
public static class MdgpVerb
{
    private const int Unusable = 1;

    public static Command Command()
    {
        var file = new Argument<string>("file")
        {
            Description = "An instance: n groups ss|ds lower upper …, then i j benefit.",
        };
        var seconds = SearchOptions.Seconds(3, "Stops after so many seconds; on one thread, of the processor's time.");
        var epochs = SearchOptions.Epochs<int?>();
        var seed = SearchOptions.Seed();
        var threads = SearchOptions.Threads(1, "How many threads may work, of which two find work.");
        var command = new Command("mdgp", "Groups as diverse as possible from pairwise benefits.")
        {
            file,
            seconds,
            epochs,
            seed,
            threads,
        };
        command.SetAction(
            (given, cancel) =>
            {
                var options = new DiversityOptions
                {
                    Seconds = given.GetValue(seconds),
                    Epochs = given.GetValue(epochs),
                    Seed = given.GetValue(seed),
                    Threads = given.GetValue(threads),
                };
                var watched = options.Threads > 1 ? options : options with { Watch = Used };
                return SearchOptions.StoppableAsync(
                    () => Task.FromResult(Run(given.GetRequiredValue(file), watched, cancel)),
                    cancel
                );
            }
        );
        return command;
    }

    private static double Used() => Environment.CpuUsage.TotalTime.TotalSeconds;

    private static int Run(string path, DiversityOptions options, CancellationToken cancel)
    {
        if (!File.Exists(path))
        {
            return Refuse([new(0, $"There is no file {path}.")]);
        }

        return ReadDiversity.From(File.ReadAllText(path)) switch
        {
            DiversityReading.Refused refused => Refuse(refused.Faults),
            DiversityReading.Read read => Say(ComposeDiversity.Solve(read.Problem, options, cancel)),
            _ => throw new InvalidOperationException("An instance is read in one of two ways."),
        };
    }

    private static int Refuse(IReadOnlyList<DiversityFault> faults)
    {
        string[] sentences =
        [
            .. faults.Select(fault => fault.Line > 0 ? $"Line {fault.Line}: {fault.Sentence}" : fault.Sentence),
        ];
        GroupsAsJson.PrintConflict("groups", sentences);
        Array.ForEach(sentences, Console.Error.WriteLine);
        return Unusable;
    }

    private static int Say(DiverseGroups found)
    {
        GivenFile.Print(stream =>
        {
            using var json = new Utf8JsonWriter(stream);
            json.WriteStartObject();
            json.WriteNumber("value", Math.Round(found.Value, 6));
            json.WritePropertyName("groups");
            json.WriteGroups(found.Groups);
            json.WriteNumber("cpu_seconds", Math.Round(Used(), 3));
            json.WriteNumber("epochs", found.Epochs);
            json.WriteEndObject();
        });
        return 0;
    }
}
