using Sparring.GroupComposition;
using Sparring.GroupComposition.Bounds;
using Sparring.GroupComposition.Bounds.Columns;

namespace Sparring.Libraries.Tests.GroupComposition.Pins;

/// <summary>Bounds by counting, and proofs: what is proved, how it rises, and how much work it takes.</summary>
internal static class BoundPins
{
    public static IEnumerable<(string Instance, Func<string> Answer)> All =>
        [
            .. Enumerable
                .Range(1, 60)
                .Select(seed => ($"bound by counting {seed}", (Func<string>)(() => Counted(VariedProblem.Of(seed))))),
            .. Enumerable
                .Range(1, 16)
                .Select(seed => ($"bound of people held together {seed}", (Func<string>)(() => Counted(Held(seed))))),
            .. Enumerable
                .Range(1, 24)
                .Select(seed =>
                    ($"bound of pairs held together {seed}", (Func<string>)(() => Counted(HeldInLarge(seed))))
                ),
            .. Enumerable
                .Range(1, 40)
                .Select(seed =>
                    (
                        $"proof varied {seed}",
                        (Func<string>)(() => Proved(VariedProblem.Of(seed, 10, 26), null, 8_000_000))
                    )
                ),
            .. Enumerable
                .Range(1, 16)
                .Select(seed =>
                    (
                        $"proof of a programme {seed}",
                        (Func<string>)(
                            () =>
                                Proved(
                                    GeneratedProblem.Of(20 + (seed % 8 * 3), seed, seed % 5, seed % 3 == 0),
                                    seed % 2 == 0 ? 170 : null,
                                    4_000_000L * seed
                                )
                        )
                    )
                ),
            .. Enumerable
                .Range(1, 8)
                .Select(seed =>
                    (
                        $"branching {seed}",
                        (Func<string>)(() => Branched(GeneratedProblem.Of(17 + seed, seed, seed % 3)))
                    )
                ),
        ];

    private static string Counted(GroupProblem problem)
    {
        var bound = LowerBound.Of(problem);
        var sets = TogetherSets.Of(problem);
        var prices = problem.Attributes.Select(attribute =>
        {
            var (valueOf, kinds) = SharedAttribute.Numbered(attribute.Values);
            var dual = SpreadDual.Of(problem, sets, valueOf, kinds);
            return $"{dual.Pairs}: {string.Join(' ', Enumerable.Range(0, kinds).Select(dual.PriceOf))} least {string.Join(' ', problem.Sizes.Select(dual.LeastOf))}";
        });
        return $"""
            bound {bound.Value}
            {Shown.Lines(bound.Parts)}
            {Shown.Lines(prices)}
            """;
    }

    private static GroupProblem Held(int seed)
    {
        var chance = new Random(seed);
        var problem = VariedProblem.Of(seed, 20, 60);
        return problem with
        {
            Sizes =
            [
                .. Enumerable
                    .Range(0, problem.People / 4)
                    .Select(group => GroupSize.Of((problem.People + group) / (problem.People / 4))),
            ],
            Together =
            [
                .. Enumerable
                    .Range(0, problem.People / 5)
                    .Select(set => new PersonPair(set * 3, (set * 3) + 1 + chance.Next(2))),
            ],
            Fixed = [],
        };
    }

    // Pairs of one value held together in groups with room for several of them: what they add must be shared out.
    private static GroupProblem HeldInLarge(int seed)
    {
        var chance = new Random(seed);
        var (groups, size) = (2 + (seed % 3), seed % 8 == 0 ? 16 : 5 + (seed % 5));
        var people = groups * size;
        int[] Pairwise(int kinds) => [.. Enumerable.Range(0, people).Select(person => person / 2 * 7 % kinds)];
        return new GroupProblem
        {
            People = people,
            Sizes =
            [
                .. Enumerable.Range(0, groups).Select(group => new GroupSize(size - (seed % 2), size + (seed % 2))),
            ],
            Attributes =
            [
                new("department", Pairwise(seed % 8 == 0 ? 7 : 3 + (seed % 4)), 10),
                new("level", [.. Enumerable.Range(0, people).Select(_ => chance.Next(4))], 3),
            ],
            Together =
            [
                .. Enumerable
                    .Range(0, people / 4)
                    .Select(pair => new PersonPair(4 * pair % people, (4 * pair % people) + 1)),
            ],
        };
    }

    private static string Proved(GroupProblem problem, long? known, long most)
    {
        var work = new Work(most, CancellationToken.None);
        var raised = new List<long>();
        var sets = TogetherSets.Of(problem);
        var entry = known is { } cost ? EntryPrices.For(problem, sets, cost - 1) : null;
        if (GroupColumns.Of(problem, new PairPrices(problem, sets), entry, 100_000) is not { } columns)
        {
            return "too many columns";
        }

        var proof = new PartitionProof(problem, sets, columns, work, raised.Add).Of(
            LowerBound.Of(problem).Value,
            known
        );
        return $"""
            cost {proof.Cost} of {proof.Bound} by {columns.Count} columns, work left {work.Left}
            {string.Join(' ', raised)}
            {Shown.Lists(proof.Groups)}
            {string.Join(' ', columns.Masks)} {string.Join(' ', columns.Costs)}
            """;
    }

    // The last part of a proof by itself: depth first is usually done before it is needed.
    private static string Branched(GroupProblem problem)
    {
        var sets = TogetherSets.Of(problem);
        if (GroupColumns.Of(problem, new PairPrices(problem, sets), null, 100_000) is not { } columns)
        {
            return "too many columns";
        }

        var work = new Work(60_000_000, CancellationToken.None);
        var branching = new PairBranching(
            columns,
            [.. Enumerable.Range(0, columns.Count)],
            LowerBound.Of(problem).Value + 40,
            work
        );
        var finished = branching.Run();
        return $"""
            cost {branching.Best?.Sum(column => columns.Costs[column])}, finished {finished}, work left {work.Left}
            {string.Join(' ', branching.Best ?? [])}
            """;
    }
}
