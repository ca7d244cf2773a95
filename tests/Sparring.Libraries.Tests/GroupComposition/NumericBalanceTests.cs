using Sparring.GroupComposition;
using Sparring.GroupComposition.Bounds;
using Sparring.GroupComposition.Reasons;
using Xunit;

namespace Sparring.Libraries.Tests.GroupComposition;

/// <summary>Whole numbers of people balanced over the groups, beside everything else that matters.</summary>
public sealed class NumericBalanceTests
{
    [Fact]
    public void The_best_found_is_what_trying_every_answer_finds_and_the_bound_holds()
    {
        var feasible = 0;
        for (var seed = 1; seed <= 40; seed++)
        {
            var problem = WithNumbers(seed);
            if (SmallProblem.Optimum(problem) is not { } optimum)
            {
                continue;
            }

            feasible++;
            var answer = Composer.Compose(problem, new ComposeOptions { Epochs = 3, Threads = 1 });

            Assert.Equal((seed, true, optimum), (seed, answer.Feasible, answer.Cost));
            Assert.True(answer.LowerBound <= optimum, $"seed {seed}");
            Assert.True(LowerBound.Of(problem).Value <= optimum, $"seed {seed}");
        }

        Assert.True(feasible > 15, $"only {feasible} could be kept");
    }

    [Fact]
    public void The_cost_is_what_counting_each_group_says()
    {
        for (var seed = 1; seed <= 200; seed++)
        {
            var problem = WithNumbers(seed);
            var random = new Random(seed);
            int[] groupOf = [.. Enumerable.Range(0, problem.People).Select(_ => random.Next(problem.Sizes.Count))];

            Assert.Equal(
                (seed, SmallProblem.Cost(problem, groupOf)),
                (seed, CostOf.Groups(problem, Groups(problem, groupOf)).Cost)
            );
        }
    }

    [Theory]
    [InlineData(40, 1)]
    [InlineData(40, 10_000)]
    public void Forty_numbers_in_fours_come_out_even_and_it_is_proved(int people, int step)
    {
        var problem = new GroupProblem
        {
            People = people,
            Sizes = [.. Enumerable.Repeat(GroupSize.Of(4), people / 4)],
            Numbers = [new("years", [.. Enumerable.Range(1, people).Select(year => year * step)], 1)],
        };

        var answer = Composer.Compose(problem, new ComposeOptions { Epochs = 60, Threads = 2 });

        Assert.True(answer.Optimal, $"{answer.Cost} of {answer.LowerBound}");
        Assert.Single(answer.Groups.Select(group => group.Sum(person => person + 1)).Distinct());
    }

    [Fact]
    public void Hundreds_of_numbers_come_near_their_share_in_every_group()
    {
        var problem = new GroupProblem
        {
            People = 400,
            Sizes = [.. Enumerable.Repeat(GroupSize.Of(4), 100)],
            Numbers = [new("years", [.. Enumerable.Range(1, 400)], 1)],
        };

        var answer = Composer.Compose(problem, new ComposeOptions { Epochs = 60, Threads = 2 });

        // The mean of all groups is 802; at random they would lie 230 apart from it.
        Assert.All(answer.Groups, group => Assert.InRange(group.Sum(person => person + 1), 790, 814));
    }

    [Fact]
    public void Groups_of_different_sizes_come_near_the_same_mean()
    {
        var random = new Random(3);
        var values = Enumerable.Range(0, 38).Select(_ => random.Next(12, 400)).ToArray();
        var problem = new GroupProblem
        {
            People = 38,
            Sizes = [.. Enumerable.Repeat(GroupSize.Of(4), 8), .. Enumerable.Repeat(GroupSize.Of(3), 2)],
            Numbers = [new("months", values, 1)],
        };

        var answer = Composer.Compose(problem, new ComposeOptions { Epochs = 10, Threads = 2 });

        var means = answer.Groups.Select(group => group.Average(person => values[person])).ToList();
        Assert.InRange(means.Max() - means.Min(), 0, 3);
    }

    [Fact]
    public void What_another_seat_would_change_is_what_sitting_there_costs()
    {
        for (var seed = 1; seed <= 60; seed++)
        {
            var problem = WithNumbers(seed) with { Apart = [], Together = [], Fixed = [] };
            problem = problem with { Sizes = [GroupSize.Of(2), GroupSize.Of(problem.People - 2)] };
            int[] groupOf = [.. Enumerable.Range(0, problem.People).Select(person => person < 2 ? 0 : 1)];
            var now = SmallProblem.Cost(problem, groupOf);

            var seat = WhyHere.Of(problem, Groups(problem, groupOf), 0).Seats.Single();
            (groupOf[0], groupOf[seat.With]) = (1, 0);

            Assert.Equal((seed, SmallProblem.Cost(problem, groupOf) - now), (seed, seat.Change));
        }
    }

    [Fact]
    public void Pairs_that_balance_are_found_at_once_and_proved()
    {
        var random = new Random(7);
        var problem = new GroupProblem
        {
            People = 8,
            Sizes = [.. Enumerable.Repeat(GroupSize.Of(2), 4)],
            Attributes = [new("department", [0, 0, 1, 1, 2, 2, 3, 3], 40)],
            Numbers = [new("years", [.. Enumerable.Range(0, 8).Select(_ => random.Next(30))], 1)],
        };

        var answer = Composer.Compose(problem, new ComposeOptions { Epochs = 1, Threads = 1 });

        Assert.True(answer.Optimal);
        Assert.Equal(SmallProblem.Optimum(problem), answer.Cost);
    }

    [Fact]
    public void A_number_cannot_weigh_less_than_nothing_lack_people_or_cost_more_than_can_be_written()
    {
        var problem = new GroupProblem { People = 2, Sizes = [GroupSize.Of(1), GroupSize.Of(1)] };

        string Codes(NumericAttribute number) =>
            string.Join(' ', (problem with { Numbers = [number] }).Check().Select(fault => fault.Code));

        Assert.Equal("negative-weight", Codes(new("years", [1, 2], -1)));
        Assert.Equal("wrong-length", Codes(new("years", [1], 1)));
        Assert.Equal("weights-too-large", Codes(new("years", [int.MinValue, int.MaxValue], 1)));
        Assert.Equal("", Codes(new("years", [-1000, 1000], 1)));
    }

    private static GroupProblem WithNumbers(int seed)
    {
        var problem = SmallProblem.Random(seed);
        var random = new Random(seed + 1000);
        int[] Values(int most) => [.. Enumerable.Range(0, problem.People).Select(_ => random.Next(-most, most))];
        return problem with { Numbers = [new("years", Values(9), random.Next(0, 3)), new("staff", Values(40), 1)] };
    }

    private static int[][] Groups(GroupProblem problem, int[] groupOf) =>
        [
            .. Enumerable
                .Range(0, problem.Sizes.Count)
                .Select(group =>
                    Enumerable.Range(0, groupOf.Length).Where(person => groupOf[person] == group).ToArray()
                ),
        ];
}
