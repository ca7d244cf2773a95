using Sparring.GroupComposition;
using Sparring.GroupComposition.Reasons;
using Xunit;

namespace Sparring.Libraries.Tests.GroupComposition.Reasons;

public sealed class WhyHereTests
{
    [Fact]
    public void A_seat_is_explained_by_what_the_company_costs_and_by_the_best_other_seats()
    {
        var problem = new GroupProblem
        {
            People = 4,
            Sizes = [GroupSize.Of(2), GroupSize.Of(2)],
            Attributes = [new("department", [1, 1, 2, 3], 10)],
            Terms = [new("history", 5, [new(0, 1, 2)])],
            Apart = [new(0, 3)],
        };

        var reasons = WhyHere.Of(
            problem,
            [
                [0, 1],
                [2, 3],
            ],
            person: 0
        );

        Assert.Equal([new PairCost(1, "department", 10), new PairCost(1, "history", 10)], reasons.Costs);
        var seat = Assert.Single(reasons.Seats);
        Assert.Equal((1, 3, -20L), (seat.Group, seat.With, seat.Change));
        Assert.Empty(seat.Broken);
    }

    [Fact]
    public void The_change_of_every_seat_is_what_counting_anew_says()
    {
        var problem = GeneratedProblem.Of(38, seed: 2, earlierRounds: 2);
        var answer = Composer.Compose(problem, new ComposeOptions { Epochs = 2, Threads = 1 });

        for (var person = 0; person < problem.People; person++)
        {
            var reasons = WhyHere.Of(problem, answer.Groups, person);

            foreach (var seat in reasons.Seats)
            {
                var swapped = Swap(answer.Groups, person, seat.With);
                var report = CostOf.Groups(problem, swapped);
                Assert.Equal(answer.Cost + seat.Change, report.Cost);
                Assert.Equal(seat.Broken.Count, report.Apart.Count + report.Together.Count);
            }
        }
    }

    [Fact]
    public void Every_price_and_every_other_seat_is_what_counting_anew_says_also_with_committees_and_rules()
    {
        for (var seed = 1; seed <= 150; seed++)
        {
            var problem = SmallProblem.Random(seed) with { Fixed = [] };
            var random = new Random(seed);
            int[] groupOf = [.. Enumerable.Range(0, problem.People).Select(at => at % problem.Sizes.Count)];
            random.Shuffle(groupOf);
            int[][] groups = [.. Enumerable.Range(0, problem.Sizes.Count).Select(At)];
            int[] At(int group) => [.. Enumerable.Range(0, problem.People).Where(person => groupOf[person] == group)];
            var person = random.Next(problem.People);

            var reasons = WhyHere.Of(problem, groups, person, most: 2);

            Assert.Equal((person, groupOf[person]), (reasons.Person, reasons.Group));
            var apart = CostOf.Groups(problem, Without(groups, person)).Cost;
            Assert.Equal(CostOf.Groups(problem, groups).Cost - apart, reasons.Costs.Sum(cost => cost.Cost));
            Assert.All(reasons.Costs, cost => Assert.NotEqual(0, cost.Cost));
            Assert.All(reasons.Costs, cost => Assert.Contains(cost.Other, groups[reasons.Group]));
            var best = Enumerable
                .Range(0, groups.Length)
                .Where(group => group != reasons.Group && groups[group].Length > 0)
                .Select(group => groups[group].Min(other => Exchanged(problem, groups, person, other)))
                .Order()
                .Take(2);
            Assert.Equal(best, reasons.Seats.Select(seat => (seat.Broken.Count, seat.Change)));
        }
    }

    // How many more pairs of rules would be broken by those two than neither's rules, and the change of the cost.
    private static (int Broken, long Change) Exchanged(GroupProblem problem, int[][] groups, int person, int other)
    {
        var swapped = CostOf.Groups(problem, Swap(groups, person, other));
        var before = CostOf.Groups(problem, groups);
        PersonPair[] broken = [.. New(swapped.Apart, before.Apart), .. New(swapped.Together, before.Together)];
        return (broken.Length, swapped.Cost - before.Cost);

        IEnumerable<PersonPair> New(IReadOnlyList<PersonPair> now, IReadOnlyList<PersonPair> then) =>
            now.Except(then)
                .Select(pair => new PersonPair(Math.Min(pair.A, pair.B), Math.Max(pair.A, pair.B)))
                .Distinct();
    }

    // She sits alone in a group of her own, so what is left are the pairs of the others.
    private static int[][] Without(int[][] groups, int person) =>
        [.. groups.Select(group => group.Where(own => own != person).ToArray()), [person]];

    [Fact]
    public void Other_answers_are_as_cheap_and_repeat_few_pairs()
    {
        var problem = GeneratedProblem.Of(38, seed: 1, earlierRounds: 0);
        var first = Composer.Compose(problem, new ComposeOptions());

        var others = OtherAnswers.To(problem, first.Groups, 2, new ComposeOptions { Epochs = 7, Threads = 1 });

        Assert.All(others, other => Assert.Equal((first.Cost, true), (other.Cost, other.Optimal)));
        Assert.All(others, other => Assert.InRange(Repeated(first.Groups, other.Groups), 0, 3));
        Assert.InRange(Repeated(others[0].Groups, others[1].Groups), 0, 6);
    }

    private static int Repeated(IReadOnlyList<IReadOnlyList<int>> groups, IReadOnlyList<IReadOnlyList<int>> others) =>
        groups.Sum(group =>
            others.Sum(other => group.Intersect(other).Count() is var both ? both * (both - 1) / 2 : 0)
        );

    private static int[][] Swap(IReadOnlyList<IReadOnlyList<int>> groups, int a, int b) =>
        [
            .. groups.Select(group =>
                group
                    .Select(person =>
                        person == a ? b
                        : person == b ? a
                        : person
                    )
                    .ToArray()
            ),
        ];
}
