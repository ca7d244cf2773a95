using System.CommandLine;
using Sparring.GroupComposition.Files;
using Sparring.GroupComposition.Scheduling;

namespace Sparring.Cli;

/// <summary><c>sparring coaching schedule FILE.json</c>: times for all sessions at once, and how good they are proved to be.</summary>
/// <remarks>Ends with 0 when every session has a time, 1 for a file that cannot be meant, 3 when sessions had to be left without.</remarks>
public static class ScheduleCoaching
{
    private const int Unusable = 1;
    private const int SomeUnplaced = 3;

    private static readonly Argument<string> File = new("file")
    {
        Description = "Calendars as JSON; - reads standard input.",
    };

    private static readonly Option<double> Seconds = SearchOptions.Seconds(
        30,
        "Stops after so many seconds, or as soon as nothing can be better."
    );

    private static readonly Option<int> Seed = SearchOptions.Seed();

    private static readonly Option<long?> Rounds = new("--rounds")
    {
        Description = "Stops after so many rounds of work instead of seconds: the same schedule on every machine.",
    };

    public static Command Command()
    {
        var format = GroupsVerbs.FormatOption();
        var schedule = new Command("schedule", "Finds times for the coaching sessions of a file.")
        {
            File,
            Seconds,
            Seed,
            Rounds,
            format,
        };
        schedule.SetAction(
            (given, cancel) =>
                SearchOptions.StoppableAsync(
                    () =>
                        RunAsync(
                            given.GetRequiredValue(File),
                            OptionsOf(given),
                            given.GetValue(format) == "text",
                            cancel
                        ),
                    cancel
                )
        );
        return schedule;
    }

    private static ScheduleOptions OptionsOf(ParseResult given) =>
        new()
        {
            Seconds = given.GetValue(Seconds),
            Seed = given.GetValue(Seed),
            Rounds = given.GetValue(Rounds),
        };

    private static async Task<int> RunAsync(string path, ScheduleOptions options, bool asText, CancellationToken cancel)
    {
        if (await GivenFile.ReadAsync(path, cancel) is not { } content)
        {
            return Refuse([new ScheduleFault.Unreadable($"There is no file {path} that can be read.")], asText);
        }

        return ReadSchedule.From(content) switch
        {
            ScheduleReading.Refused refused => Refuse(refused.Faults, asText),
            ScheduleReading.Read read => MakeSchedule.Of(read.Problem, options, cancel) switch
            {
                ScheduleAnswer.Made made => Answer(read.Problem, made.Schedule, asText),
                ScheduleAnswer.Refused refused => Refuse(refused.Faults, asText),
                _ => throw new InvalidOperationException("An answer is a schedule or a refusal."),
            },
            _ => throw new InvalidOperationException("A problem is read in one of two ways."),
        };
    }

    private static int Refuse(IReadOnlyList<ScheduleFault> faults, bool asText)
    {
        if (asText)
        {
            foreach (var fault in faults)
            {
                Console.Error.WriteLine(fault.Sentence);
            }

            return Unusable;
        }

        GivenFile.Print(stream => WriteSchedule.To(stream, faults));
        return Unusable;
    }

    private static int Answer(ScheduleProblem problem, Schedule schedule, bool asText)
    {
        if (asText)
        {
            SaySchedule.To(Console.Out, problem, schedule);
        }
        else
        {
            GivenFile.Print(stream => WriteSchedule.To(stream, schedule));
        }

        return schedule.Unplaced.Count == 0 ? 0 : SomeUnplaced;
    }
}
