using System.CommandLine;
using Sparring.GroupComposition;
using Sparring.GroupComposition.Files;
using Sparring.GroupComposition.Reasons;

namespace Sparring.Cli;

/// <summary>
/// <c>sparring groups compose PROBLEM.json</c>, or a list of people and <c>--sizes</c>: the best groups found in the time given, and how
/// good they are proved to be.
/// </summary>
/// <remarks>Ends with 0 for groups that keep every rule, 1 for a file that cannot be meant, 3 when rules had to be broken.</remarks>
public static class ComposeGroups
{
    private const int Unusable = 1;
    private const int RulesBroken = 3;
    private const int MostAlternatives = 100;

    private static readonly Argument<string> File = new("problem")
    {
        Description = "A problem as JSON, or a list of people as CSV or XLSX; - reads JSON from standard input.",
    };

    private static readonly Option<string?> Sizes = new("--sizes")
    {
        Description = "Groups of a list of people: 4, 3-4 (rather 3), 8x4+2x3 or 9 groups.",
    };

    private static readonly Option<double> Seconds = SearchOptions.Seconds(
        10,
        "Stops after so many seconds, or as soon as nothing can be better."
    );

    private static readonly Option<int> Seed = SearchOptions.Seed();

    private static readonly Option<int> Threads = SearchOptions.Threads(
        Environment.ProcessorCount,
        "How many threads may work; the groups are the same with any number."
    );

    private static readonly Option<long?> Epochs = SearchOptions.Epochs<long?>();

    private static readonly Option<int> Alternatives = AlternativesOption();

    public static Command Command()
    {
        var format = GroupsVerbs.FormatOption();
        var compose = new Command("compose", "Composes groups from a problem file.")
        {
            File,
            Sizes,
            Seconds,
            Seed,
            Threads,
            Epochs,
            Alternatives,
            format,
        };
        compose.SetAction(
            (given, cancel) =>
                SearchOptions.StoppableAsync(
                    () =>
                        RunAsync(
                            given.GetRequiredValue(File),
                            given.GetValue(Sizes),
                            OptionsOf(given),
                            given.GetValue(Alternatives),
                            given.GetValue(format) == "text",
                            cancel
                        ),
                    cancel
                )
        );
        return compose;
    }

    private static ComposeOptions OptionsOf(ParseResult given) =>
        new()
        {
            Seconds = given.GetValue(Seconds),
            Seed = given.GetValue(Seed),
            Threads = Math.Max(1, given.GetValue(Threads)),
            Epochs = given.GetValue(Epochs),
        };

    private static Option<int> AlternativesOption()
    {
        var alternatives = new Option<int>("--alternatives")
        {
            Description =
                "So many more answers, each as cheap as can be and as different as can be; each takes the same time again.",
        };
        alternatives.Validators.Add(given =>
        {
            if (given.GetValueOrDefault<int>() is < 0 or > MostAlternatives)
            {
                given.AddError($"--alternatives must be between 0 and {MostAlternatives}.");
            }
        });
        return alternatives;
    }

    private static async Task<int> RunAsync(
        string path,
        string? sizes,
        ComposeOptions options,
        int alternatives,
        bool asText,
        CancellationToken cancel
    )
    {
        IReadOnlyList<Composition> OthersTo(GroupProblem problem, Composition first) =>
            OtherAnswers.To(problem, first.Groups, alternatives, options, cancel);

        if (ReadPeople.IsList(path))
        {
            var list = ReadPeople.From(path, sizes);
            return list.Problem is { } problem
                ? Answer(problem, Composer.Compose(problem, options, cancel), OthersTo, asText, list.Names)
                : Refuse([.. list.Faults.Select(fault => new ProblemFault.Unreadable(fault))], asText);
        }

        if (sizes is not null)
        {
            return Refuse(
                [new ProblemFault.Unreadable("--sizes is for a list of people; a problem says its own.")],
                asText
            );
        }

        if (await GivenFile.ReadAsync(path, cancel) is not { } content)
        {
            return Refuse([new ProblemFault.Unreadable($"There is no file {path} that can be read.")], asText);
        }

        return ReadProblem.From(content) switch
        {
            ProblemReading.Refused refused => Refuse(refused.Faults, asText),
            ProblemReading.Read read => Answer(
                read.Problem,
                Composer.Compose(read.Problem, options, cancel),
                OthersTo,
                asText,
                null
            ),
            _ => throw new InvalidOperationException("A problem is read in one of two ways."),
        };
    }

    private static int Refuse(IReadOnlyList<ProblemFault> faults, bool asText)
    {
        if (asText)
        {
            foreach (var fault in faults)
            {
                Console.Error.WriteLine(fault.Sentence);
            }

            return Unusable;
        }

        GivenFile.Print(stream => WriteComposition.To(stream, faults));
        return Unusable;
    }

    private static int Answer(
        GroupProblem problem,
        Composition answer,
        Func<GroupProblem, Composition, IReadOnlyList<Composition>> othersTo,
        bool asText,
        IReadOnlyList<string>? names
    )
    {
        var others = answer.Feasible ? othersTo(problem, answer) : [];
        if (asText)
        {
            SayComposition.To(Console.Out, answer, names);
            foreach (var (at, other) in others.Index())
            {
                Console.Out.WriteLine();
                Console.Out.WriteLine($"Another answer, {at + 1} of {others.Count}:");
                SayComposition.To(Console.Out, other, names);
            }
        }
        else
        {
            GivenFile.Print(stream => WriteComposition.To(stream, problem, answer, others, names));
        }

        return answer.Feasible ? 0 : RulesBroken;
    }
}
