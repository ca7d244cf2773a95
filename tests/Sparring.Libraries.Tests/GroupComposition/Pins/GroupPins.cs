using System.Text;
using Sparring.GroupComposition;
using Sparring.GroupComposition.Files;
using Sparring.GroupComposition.Reasons;

namespace Sparring.Libraries.Tests.GroupComposition.Pins;

/// <summary>Composing: dealing, annealing, blocks, and what stops it.</summary>
internal static class GroupPins
{
    public static IEnumerable<(string Instance, Func<string> Answer)> All =>
        [
            .. Enumerable
                .Range(1, 54)
                .Select(seed =>
                    (
                        $"groups varied {seed}",
                        (Func<string>)(() => Composed(VariedProblem.Of(seed), 1 + (seed % 3), seed))
                    )
                ),
            .. Enumerable
                .Range(1, 24)
                .Select(seed =>
                    (
                        $"groups small {seed}",
                        (Func<string>)(() => Composed(SmallProblem.Random(seed, 16, seed % 2 == 0), 4, seed))
                    )
                ),
            .. Enumerable
                .Range(1, 6)
                .Select(seed =>
                    (
                        $"groups of a programme {seed}",
                        (Func<string>)(
                            () => Composed(GeneratedProblem.Of(26 + (seed * 7), seed, seed, seed % 2 == 0), 3, seed)
                        )
                    )
                ),
            .. Enumerable
                .Range(1, 12)
                .Select(seed =>
                    (
                        $"groups in blocks {seed}",
                        (Func<string>)(() => Composed(VariedProblem.Of(seed, 310, 700), 2 + (seed % 2), seed))
                    )
                ),
            .. Enumerable
                .Range(1, 3)
                .Select(seed =>
                    (
                        $"groups of many {seed}",
                        (Func<string>)(() => Composed(GeneratedProblem.Of(350 + (seed * 211), seed, seed), 4, seed))
                    )
                ),
            .. Enumerable.Range(1, 6).Select(seed => ($"groups again {seed}", (Func<string>)(() => Again(seed)))),
            .. Enumerable.Range(1, 8).Select(seed => ($"reasons {seed}", (Func<string>)(() => Reasons(seed)))),
        ];

    private static string Composed(GroupProblem problem, int epochs, int seed) =>
        Composed(problem, new ComposeOptions { Epochs = epochs, Seed = seed });

    private static string Composed(GroupProblem problem, ComposeOptions options)
    {
        var trace = new Trace<ComposeProgress>(at => $"{at.Epoch}: {at.Broken} {at.Cost} {at.LowerBound}");
        var answer = Composer.Compose(problem, options with { Threads = 2, Progress = trace });
        return $"""
            cost {answer.Cost} of {answer.LowerBound} after {answer.Epochs} epochs, {answer.Report.Broken} broken
            {answer.Stop} {string.Join(' ', answer.Conflicts)}
            {trace}
            {Shown.Lists(answer.Groups)}
            """;
    }

    // From groups somebody had: those of another seed.
    private static string Again(int seed)
    {
        var problem = VariedProblem.Of(seed * 10, seed < 5 ? 30 : 310, seed < 5 ? 80 : 400);
        var first = Composer.Compose(problem, new ComposeOptions { Epochs = 1, Seed = 99 });
        return Composed(
            problem,
            new ComposeOptions
            {
                Epochs = 2,
                Seed = seed,
                Start = first.Groups,
                GoodEnough = 0.01,
            }
        );
    }

    private static string Reasons(int seed)
    {
        var problem = VariedProblem.Of(seed, 16, 30);
        var options = new ComposeOptions { Epochs = 1, Seed = seed };
        var first = Composer.Compose(problem, options);
        var others = OtherAnswers.To(problem, first.Groups, 2, options);
        using var file = new MemoryStream();
        WriteComposition.To(file, problem, first with { Seconds = 0 });
        return $"""
            costs {first.Cost} {string.Join(' ', others.Select(other => other.Cost))}
            {Encoding.UTF8.GetString(file.ToArray())}
            {Shown.Lines(others.Select(other => Shown.Lists(other.Groups)))}
            {Shown.Lines(
                Enumerable
                    .Range(0, 6)
                    .Select(person => WhyHere.Of(problem, first.Groups, person, 1 + person))
                    .Select(why =>
                        $"{why.Person} in {why.Group}: {string.Join(' ', why.Costs)} {string.Join(' ', why.Seats.Select(seat => $"{seat.Group} {seat.With} {seat.Change} {Shown.Pairs(seat.Broken)}"))}"
                    )
            )}
            """;
    }
}
