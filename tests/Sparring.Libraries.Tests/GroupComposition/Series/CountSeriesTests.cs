using Sparring.GroupComposition;
using Sparring.GroupComposition.Series;
using Xunit;

namespace Sparring.Libraries.Tests.GroupComposition.Series;

public sealed class CountSeriesTests
{
    [Fact]
    public void Repeats_broken_rules_and_costs_are_what_the_table_of_all_meetings_says()
    {
        for (var seed = 1; seed <= 200; seed++)
        {
            var random = new Random(seed);
            var (problem, rounds) = (Random(random), new List<IReadOnlyList<IReadOnlyList<int>>>());
            rounds.AddRange(problem.Rounds.Select(round => Seated(random, problem.People, round.Sizes)));

            var count = CountSeries.Of(problem, rounds);

            var (now, then) = (Meetings.Table(problem.People, rounds), Meetings.Table(problem.People, problem.Earlier));
            var (repeats, broken, cost) = (0L, 0L, 0L);
            foreach (var (a, b) in Pairs(problem.People))
            {
                repeats += then[a][b] > 0 ? now[a][b] : Math.Max(0, now[a][b] - 1);
                broken += problem.Apart.Any(pair => pair == new PersonPair(a, b) || pair == new PersonPair(b, a))
                    ? now[a][b]
                    : 0;
                cost += now[a][b] * Price(problem, a, b);
            }

            Assert.Equal(new SeriesCount(repeats, broken, cost), count);
        }
    }

    [Theory]
    [InlineData(0, 0, 0, true)]
    [InlineData(3, 0, 3, true)]
    [InlineData(4, 0, 3, false)]
    [InlineData(2, 1, 3, false)]
    [InlineData(0, 1, 1, false)]
    [InlineData(3, 1, 2, false)]
    public void A_plan_is_called_optimal_when_it_breaks_no_rule_and_repeats_no_more_than_it_must(
        long repeats,
        long broken,
        long bound,
        bool optimal
    )
    {
        var plan = new SeriesPlan
        {
            Rounds = [],
            Count = new SeriesCount(repeats, broken, 7),
            LowerBound = bound,
            Origin = SeriesOrigin.Search,
        };

        Assert.Equal(optimal, plan.Optimal);
    }

    [Fact]
    public void The_bound_of_a_tiny_series_is_never_above_the_best_of_all_plans_and_often_meets_it()
    {
        var met = 0;
        for (var seed = 1; seed <= 150; seed++)
        {
            var random = new Random(seed);
            var people = random.Next(4, 7);
            int[] sizes = random.Next(2) == 0 ? [people / 2, people - (people / 2)] : [2, people - 2];
            var problem = SeriesProblem.Of(people, sizes, random.Next(1, 4)) with
            {
                Apart =
                [
                    .. Pairs(people).Where(_ => random.Next(5) == 0).Select(pair => new PersonPair(pair.B, pair.A)),
                ],
                Earlier = random.Next(2) == 0 ? [] : [Seated(random, people, sizes)],
            };

            var best = Best(problem, []);

            Assert.InRange(SeriesBound.Of(problem), 0, best);
            met += SeriesBound.Of(problem) == best && best > 0 ? 1 : 0;
        }

        Assert.InRange(met, 50, 150);
    }

    private static long Best(SeriesProblem problem, IReadOnlyList<IReadOnlyList<IReadOnlyList<int>>> rounds)
    {
        if (rounds.Count == problem.Rounds.Count)
        {
            var count = CountSeries.Of(problem, rounds);
            return count.Repeats + count.Broken;
        }

        var size = problem.Rounds[0].Sizes[0];
        return Enumerable
            .Range(0, 1 << problem.People)
            .Where(set => System.Numerics.BitOperations.PopCount((uint)set) == size)
            .Min(set =>
                Best(
                    problem,
                    [
                        .. rounds,
                        [
                            [.. Enumerable.Range(0, problem.People).Where(person => (set >> person & 1) == 1)],
                            [.. Enumerable.Range(0, problem.People).Where(person => (set >> person & 1) == 0)],
                        ],
                    ]
                )
            );
    }

    private static SeriesProblem Random(Random random)
    {
        int[] sizes = [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => random.Next(1, 5))];
        var people = sizes.Sum();
        var plain = random.Next(3) == 0;
        return SeriesProblem.Of(people, sizes, random.Next(1, 4)) with
        {
            Earlier = random.Next(2) == 0 ? [] : [Seated(random, people, sizes)],
            Apart = plain
                ? []
                : [.. Pairs(people).Where(_ => random.Next(4) == 0).Select(pair => new PersonPair(pair.B, pair.A))],
            Attributes =
                plain || random.Next(2) == 0
                    ? []
                    : [new("level", [.. Enumerable.Range(0, people).Select(_ => random.Next(3))], 5)],
            Terms =
                plain || random.Next(2) == 0
                    ? []
                    :
                    [
                        new(
                            "wish",
                            -3,
                            [.. Pairs(people).Select(pair => new CountedPair(pair.B, pair.A, random.Next(4)))]
                        ),
                        new("history", 2, [.. Pairs(people).Select(pair => new CountedPair(pair.A, pair.B, 1))]),
                    ],
        };
    }

    private static long Price(SeriesProblem problem, int a, int b) =>
        problem.Attributes.Where(own => own.Values[a] == own.Values[b]).Sum(own => own.Weight)
        + problem.Terms.Sum(term =>
            term.Weight
            * term.Pairs.Where(pair => (pair.A == a && pair.B == b) || (pair.A == b && pair.B == a))
                .Sum(pair => pair.Times)
        );

    private static IEnumerable<(int A, int B)> Pairs(int people) =>
        Enumerable.Range(0, people).SelectMany(b => Enumerable.Range(0, b).Select(a => (a, b)));

    private static List<IReadOnlyList<int>> Seated(Random random, int people, IReadOnlyList<int> sizes)
    {
        int[] order = [.. Enumerable.Range(0, people)];
        random.Shuffle(order);
        var groups = new List<IReadOnlyList<int>>();
        foreach (var size in sizes)
        {
            groups.Add([.. order.Skip(groups.Sum(group => group.Count)).Take(size)]);
        }

        return groups;
    }
}
