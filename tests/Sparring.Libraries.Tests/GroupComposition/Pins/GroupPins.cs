using System.Text;
using Sparring.GroupComposition;
using Sparring.GroupComposition.Files;
using Sparring.GroupComposition.Reasons;
using Sparring.GroupComposition.Search;

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
            .. Enumerable
                .Range(299, 3)
                .Select(people =>
                    (
                        $"groups of {people} people",
                        (Func<string>)(() => Composed(GeneratedProblem.Of(people, 3, 5) with { Together = [] }, 1, 2))
                    )
                ),
            .. Enumerable.Range(1, 24).Select(seed => ($"dealt {seed}", (Func<string>)(() => Dealt(seed)))),
            .. Enumerable.Range(1, 12).Select(seed => ($"mixed blocks {seed}", (Func<string>)(() => Mixed(seed)))),
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

    // Where everybody sits before the search, and what it weighs a broken rule at.
    private static string Dealt(int seed)
    {
        var chance = new Random(seed);
        var problem = VariedProblem.Of(seed, 20, 60);
        var crowd = new Crowd(
            problem with
            {
                Together =
                [
                    .. problem.Together,
                    .. Enumerable.Range(0, seed % 6).Select(at => new PersonPair(at * 3, (at * 3) + 1 + (seed % 2))),
                ],
                Attributes =
                [
                    .. problem.Attributes.Select(own => own with { Weight = own.Weight * (1L << chance.Next(0, 24)) }),
                ],
            }
        );
        var luck = new Chance((ulong)seed);
        var seatings = Enumerable.Range(0, 4).Select(_ => Deal.Anew(crowd, ref luck)).ToList();
        seatings.Add(DealInStrata.Out(crowd, seed, 2 + (seed % 4)));
        return $"""
            a broken rule {crowd.Scale.Broken}; exact {crowd.Scale.IsExact}; {string.Join(
                ' ',
                crowd.Problem.Attributes.Select(own => crowd.Scale.Of(own.Weight))
            )}
            {Shown.Lists(seatings.Select(seating => seating.GroupOf))}
            {string.Join(' ', seatings.Select(seating => seating.TotalOf(crowd)))}
            """;
    }

    private static string Mixed(int seed)
    {
        var chance = new Random(seed);
        var luck = new Chance((ulong)seed);
        var told = new List<string>();
        for (var epoch = 0; epoch < 36; epoch++)
        {
            var most = epoch % 3 == 0 ? 40 : 4;
            var (poor, uneven) = (chance.Next(most), chance.Next(most));
            var standings = Enumerable
                .Range(0, 20 + chance.Next(200))
                .Select(_ =>
                    chance.Next(100) < poor ? Standing.Poor
                    : chance.Next(100) < uneven ? Standing.Uneven
                    : Standing.Good
                )
                .ToArray();
            told.Add(Shown.Lists(MixBlocks.Of(standings, 2 + chance.Next(60), epoch, ref luck)));
        }

        return Shown.Lines(told);
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
