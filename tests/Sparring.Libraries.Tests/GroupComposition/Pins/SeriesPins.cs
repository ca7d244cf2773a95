using Sparring.GroupComposition;
using Sparring.GroupComposition.Series;
using Sparring.GroupComposition.Series.Designs;
using Sparring.Libraries.Tests.GroupComposition.Series;

namespace Sparring.Libraries.Tests.GroupComposition.Pins;

/// <summary>Rounds planned together: designs, labels, annealing, costs, and mending.</summary>
internal static class SeriesPins
{
    public static IEnumerable<(string Instance, Func<string> Answer)> All =>
        [
            .. Enumerable
                .Range(4, 47)
                .Select(people => ($"designs {people} people", (Func<string>)(() => Designs(people)))),
            .. Enumerable
                .Range(1, 48)
                .Select(seed =>
                    (
                        $"series {seed}",
                        (Func<string>)(
                            () => Planned(Varied(seed), new SeriesOptions { Epochs = 2 + (seed % 7), Seed = seed })
                        )
                    )
                ),
            .. Enumerable
                .Range(1, 6)
                .Select(seed =>
                    (
                        $"series of many {seed}",
                        (Func<string>)(() => Planned(Many(seed), new SeriesOptions { Epochs = 1 + seed, Seed = seed }))
                    )
                ),
            ("series for long", () => Planned(Varied(44), new SeriesOptions { Epochs = 130, Seed = 4 })),
            ("series by swaps that are taken", () => Planned(Couples, new SeriesOptions { Epochs = 300, Seed = 3 })),
            .. Enumerable.Range(1, 16).Select(seed => ($"series mended {seed}", (Func<string>)(() => Mended(seed)))),
            .. Enumerable
                .Range(1, 12)
                .Select(people => ($"series bounds {people}", (Func<string>)(() => Bounds(people * 3)))),
        ];

    private static SeriesProblem Couples =>
        SeriesProblem.Of(20, Meetings.Mix(5, 0), 5) with
        {
            Apart = [.. Enumerable.Range(0, 10).Select(pair => new PersonPair(2 * pair, (2 * pair) + 1))],
        };

    private static string Designs(int people)
    {
        var found = Mixes(people).Select(sizes => (Sizes: sizes, Design: KnownDesign.Find(sizes, 12))).ToList();
        return $"""
            rounds {string.Join(' ', found.Select(own => own.Design?.Rounds.Count ?? 0))}
            {Shown.Lines(
                found.Select(own =>
                    $"{string.Join(' ', own.Sizes)} {own.Design?.Points}: {Shown.Lines(own.Design?.Rounds.Select(Shown.Lists) ?? [])}"
                )
            )}
            """;
    }

    // Every mix of two neighbouring sizes, and a few odd ones.
    private static IEnumerable<int[]> Mixes(int people)
    {
        for (var groups = 1; groups < people; groups++)
        {
            yield return [.. Enumerable.Range(0, groups).Select(group => (people + group) / groups)];
        }

        for (var fours = 0; fours * 4 <= people; fours++)
        {
            if ((people - (fours * 4)) % 3 == 0)
            {
                yield return Meetings.Mix(fours, (people - (fours * 4)) / 3);
            }
        }
    }

    private static SeriesProblem Varied(int seed)
    {
        var chance = new Random(seed);
        var people = chance.Next(9, 33);
        PersonPair Pair()
        {
            var a = chance.Next(people);
            return new PersonPair(a, (a + chance.Next(1, people)) % people);
        }

        var groups = people / chance.Next(3, 5);
        int[] sizes = [.. Enumerable.Range(0, groups).Select(group => (people + group) / groups)];
        var rounds = Enumerable.Repeat(new SeriesRound(sizes), chance.Next(3, 9)).ToList();
        if (seed % 3 == 0)
        {
            var away = chance.Next(people);
            int[] smaller = [.. sizes];
            smaller[^1]--;
            rounds[1] = new SeriesRound(smaller)
            {
                Present = [.. Enumerable.Range(0, people).Where(person => person != away)],
            };
        }

        var attributes = seed % 4 == 1 ? 1 : 0;
        return new SeriesProblem
        {
            People = people,
            Rounds = rounds,
            Apart = seed % 2 == 0 ? [.. Enumerable.Range(0, people / 2).Select(_ => Pair())] : [],
            Earlier = seed % 5 == 0 ? [Chunks(chance, people)] : [],
            Attributes =
            [
                .. Enumerable
                    .Range(0, attributes)
                    .Select(at => new CategoricalAttribute(
                        "level",
                        [.. Enumerable.Range(0, people).Select(_ => chance.Next(4))],
                        7
                    )),
            ],
            Terms =
                seed % 7 == 2
                    ?
                    [
                        new(
                            "wishes",
                            -3,
                            [
                                .. Enumerable
                                    .Range(0, people)
                                    .Select(_ => Pair())
                                    .Select(pair => new CountedPair(pair.A, pair.B, 2)),
                            ]
                        ),
                    ]
                    : [],
        };
    }

    // So many people and rounds that no epoch ends what it began; now and then more people than a word has bits.
    private static SeriesProblem Many(int seed)
    {
        var chance = new Random(seed);
        var people = 40 + (seed * 9);
        int[] sizes =
        [
            .. Enumerable.Range(0, people / 5).Select(group => ((people + group) / (people / 5)) + (group % 3) - 1),
        ];
        sizes[^1] += people - sizes.Sum();
        return SeriesProblem.Of(people, sizes, 9 + seed) with
        {
            Apart =
                seed % 2 == 0
                    ?
                    [
                        .. Enumerable
                            .Range(0, people)
                            .Select(at => new PersonPair(at, (at + 1 + chance.Next(people - 1)) % people)),
                    ]
                    : [],
            Attributes =
                seed % 3 == 0 ? [new("level", [.. Enumerable.Range(0, people).Select(person => person % 7)], 5)] : [],
            Earlier = seed % 4 == 0 ? [Chunks(chance, people)] : [],
        };
    }

    private static IReadOnlyList<IReadOnlyList<int>> Chunks(Random chance, int people)
    {
        var order = Enumerable.Range(0, people).ToArray();
        chance.Shuffle(order);
        return [.. order.Chunk(3)];
    }

    private static string Planned(SeriesProblem problem, SeriesOptions options)
    {
        var trace = new Trace<SeriesCount>(count => count.ToString());
        var plan = Meetings.Planned(problem, options with { Progress = trace });
        return $"""
            {plan.Count.Repeats} repeats; {plan.Count.Broken} broken; cost {plan.Count.Cost}; bound {plan.LowerBound} after {plan.Epochs} epochs by {plan.Origin}
            {trace}
            {Shown.Lines(plan.Rounds.Select(Shown.Lists))}
            """;
    }

    // Some are away from one or two rounds after all.
    private static string Mended(int seed)
    {
        var chance = new Random(seed);
        var problem = Varied(seed * 2);
        var plan = Meetings.Planned(problem, new SeriesOptions { Epochs = 1, Seed = seed });
        var rounds = problem.Rounds.ToList();
        for (var round = 0; round < rounds.Count; round += 2)
        {
            var away = Enumerable.Range(0, 1 + chance.Next(3)).Select(_ => chance.Next(problem.People)).ToHashSet();
            int[] present =
            [
                .. (rounds[round].Present ?? [.. Enumerable.Range(0, problem.People)]).Where(person =>
                    !away.Contains(person)
                ),
            ];
            var groups = rounds[round].Sizes.Count;
            rounds[round] = new SeriesRound([
                .. Enumerable.Range(0, groups).Select(group => (present.Length + group) / groups),
            ])
            {
                Present = present,
            };
        }

        return RepairSeries.Of(problem with { Rounds = rounds }, plan.Rounds) is SeriesRepair.Repaired repaired
            ? $"""
                {repaired.Count.Repeats} repeats; {repaired.Count.Broken} broken; {repaired.TouchedGroups.Sum()} groups touched
                {string.Join(' ', repaired.TouchedGroups)}
                {Shown.Lines(repaired.Rounds.Select(Shown.Lists))}
                """
            : "refused";
    }

    private static string Bounds(int people) =>
        Shown.Lines(
            Enumerable
                .Range(1, people)
                .Select(rounds =>
                    string.Join(
                        ' ',
                        Mixes(people)
                            .Select(sizes =>
                                $"{SeriesBound.Of(SeriesProblem.Of(people, sizes, rounds))}/{SeriesBound.MostRounds(people, sizes)}/{(rounds == 1 ? PlanSeries.KnownRounds(sizes) : 0)}"
                            )
                    )
                )
        );
}
