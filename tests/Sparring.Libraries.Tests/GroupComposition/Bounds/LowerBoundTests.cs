using Sparring.GroupComposition;
using Sparring.GroupComposition.Bounds;
using Xunit;

namespace Sparring.Libraries.Tests.GroupComposition.Bounds;

public sealed class LowerBoundTests
{
    [Theory]
    [InlineData(38, 1, 0, true, 112)]
    [InlineData(38, 2, 0, true, 117)]
    [InlineData(38, 3, 3, true, 117)]
    [InlineData(60, 1, 0, false, 259)]
    [InlineData(60, 1, 3, false, 309)]
    [InlineData(120, 1, 0, false, 518)]
    [InlineData(120, 1, 3, false, 518)]
    [InlineData(500, 1, 0, false, 2090)]
    [InlineData(1000, 1, 0, false, 4174)]
    [InlineData(10000, 1, 0, false, 41925)]
    public void The_people_of_a_seed_cost_at_least_what_counting_says(
        int n,
        int seed,
        int rounds,
        bool threes,
        long least
    )
    {
        var problem = GeneratedProblem.Of(n, seed, rounds, threes);

        Assert.Equal(least, LowerBound.Of(problem).Value);
    }

    [Fact]
    public void No_answer_to_a_small_problem_costs_less_than_the_bound()
    {
        var met = 0;
        for (var seed = 0; seed < 1500; seed++)
        {
            var problem = SmallProblem.Random(seed, most: 7);
            if (SmallProblem.Optimum(problem) is not { } optimum)
                continue;

            var bound = LowerBound.Of(problem);

            Assert.True(bound.Value <= optimum, $"seed {seed}: the bound {bound.Value} is above {optimum}");
            Assert.Equal(bound.Value, bound.Parts.Sum(part => part.Cost));
            met += bound.Value == optimum ? 1 : 0;
        }

        Assert.True(met > 50, $"the bound met the best answer only {met} times");
    }

    [Fact]
    public void Sets_held_together_and_groups_of_one_size_are_looked_at_at_once()
    {
        // Each group wants one of each value; a pair of the same value takes one too many, so another group goes without.
        var problem = new GroupProblem
        {
            People = 9,
            Sizes = [GroupSize.Of(3), GroupSize.Of(3), GroupSize.Of(3)],
            Attributes = [new("level", [0, 1, 2, 0, 1, 2, 0, 1, 2], 10)],
            Together = [new PersonPair(0, 3)],
        };

        Assert.Equal(20, LowerBound.Of(problem).Value);
    }

    [Fact]
    public void A_set_held_together_costs_what_its_pairs_share_and_have_met()
    {
        var problem = new GroupProblem
        {
            People = 4,
            Sizes = [GroupSize.Of(2), GroupSize.Of(2)],
            Attributes = [new("level", [1, 1, 2, 2], 10)],
            Terms = [new PairTerm("history", 50, [new CountedPair(1, 0, 2), new CountedPair(0, 2, 1)])],
            Together = [new PersonPair(0, 1)],
        };

        var bound = LowerBound.Of(problem);

        Assert.Equal([new BoundPart("level", 2, 20), new BoundPart("history", 2, 100)], bound.Parts);
    }

    [Fact]
    public void A_wish_is_counted_as_granted_as_far_as_there_are_seats()
    {
        var problem = new GroupProblem
        {
            People = 4,
            Sizes = [GroupSize.Of(2), GroupSize.Of(2)],
            Terms = [new PairTerm("wish", -5, [new(0, 1, 1), new(0, 2, 1), new(0, 3, 1)])],
        };

        Assert.Equal(-10, LowerBound.Of(problem).Value);
    }

    [Fact]
    public void Groups_of_a_free_size_share_as_little_as_the_cheapest_sizes_do()
    {
        var problem = new GroupProblem
        {
            People = 7,
            Sizes = [new GroupSize(1, 6), new GroupSize(1, 6)],
            Attributes = [new("gender", [0, 1, 0, 1, 0, 1, 0], 3)],
        };

        Assert.Equal(9, LowerBound.Of(problem).Value);
    }
}
