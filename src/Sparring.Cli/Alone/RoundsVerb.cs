using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Sparring.GroupComposition.Series;

namespace Sparring.Cli;

/// <summary><c>sparring groups rounds --people N --sizes 8x4+2x3 --rounds R</c>: a series in which as few as possible meet twice.</summary>
public static class RoundsVerb
{
    private static readonly Option<int> People = new("--people") { Description = "How many people.", Required = true };

    private static readonly Option<string> Sizes = new("--sizes")
    {
        Description = "Groups of a round, such as 8x4+2x3.",
        Required = true,
    };

    private static readonly Option<int> Rounds = new("--rounds") { Description = "How many rounds.", Required = true };

    private static readonly Option<double> Seconds = SearchOptions.Seconds(
        10,
        "How long to search where no design is known."
    );

    private static readonly Option<int> Seed = SearchOptions.Seed();

    private static readonly Option<string> Format = GroupsVerbs.FormatOption();

    public static Command Command()
    {
        var command = new Command(
            "rounds",
            "Plans a series of rounds in which nobody meets twice, where that is possible."
        )
        {
            People,
            Sizes,
            Rounds,
            Seconds,
            Seed,
            Format,
        };
        command.SetAction((given, cancel) => SearchOptions.StoppableAsync(() => RunAsync(given, cancel), cancel));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult given, CancellationToken cancel)
    {
        var format = given.GetValue(Format);
        if (GroupSizes.Read(given.GetRequiredValue(Sizes)) is not { } sizes)
        {
            return await FailAsync(format, $"“{given.GetRequiredValue(Sizes)}” are no sizes; write them as 8x4+2x3.");
        }

        if (given.GetValue(Rounds) is not (>= 1 and <= 250))
        {
            return await FailAsync(format, $"{given.GetValue(Rounds)} rounds cannot be planned; it must be 1 to 250.");
        }

        var problem = SeriesProblem.Of(given.GetValue(People), sizes, given.GetValue(Rounds));
        var options = new SeriesOptions { Seconds = given.GetValue(Seconds), Seed = given.GetValue(Seed) };
        switch (PlanSeries.Of(problem, options, cancel))
        {
            case SeriesAnswer.Planned { Plan: var plan }:
                if (format == "json")
                {
                    Json(plan);
                    return 0;
                }

                await Console.Out.WriteLineAsync(Text(plan));
                return 0;
            case SeriesAnswer.Refused { Faults: var faults }:
                return await FailAsync(format, faults[0].Sentence);
            default:
                throw new InvalidOperationException("An answer is a plan or a refusal.");
        }
    }

    // Written by hand: the serializer would be compiled for each kind of value, and takes longer than the plan.
    private static void Json(SeriesPlan plan) =>
        GivenFile.Print(stream =>
        {
            using var json = new Utf8JsonWriter(stream);
            json.WriteStartObject();
            json.WriteStartArray("rounds");
            foreach (var round in plan.Rounds)
            {
                json.WriteGroups(round);
            }

            json.WriteEndArray();
            json.WriteNumber("repeats", plan.Count.Repeats);
            json.WriteNumber("lower_bound", plan.LowerBound);
            json.WriteNumber("seconds", Math.Round(plan.Seconds, 4));
            json.WriteEndObject();
        });

    private static string Text(SeriesPlan plan)
    {
        var rounds = plan.Rounds.Select(
            (groups, round) =>
                $"Round {round + 1}: {string.Join(" | ", groups.Select(group => string.Join(' ', group)))}"
        );
        var time = plan.Seconds.ToString("0.00", CultureInfo.InvariantCulture);
        return $"{string.Join('\n', rounds)}\n{plan.Count.Repeats} repeats; at least {plan.LowerBound} are unavoidable; {time} s.";
    }

    private static async Task<int> FailAsync(string? format, string sentence)
    {
        if (format == "json")
        {
            GroupsAsJson.PrintConflict("rounds", [sentence]);
        }

        await Console.Error.WriteLineAsync(sentence);
        return 1;
    }
}
