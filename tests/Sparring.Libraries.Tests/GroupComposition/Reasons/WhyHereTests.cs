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
