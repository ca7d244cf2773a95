using Sparring.GroupComposition.Bounds;
using Sparring.GroupComposition.Bounds.Columns;
using Xunit;

namespace Sparring.Libraries.Tests.GroupComposition.Bounds.Columns;

public sealed class PairBranchingTests
{
    [Fact]
    public void From_all_columns_it_chooses_what_trying_every_answer_finds()
    {
        var chosen = 0;
        for (var seed = 0; seed < 600; seed++)
        {
            var problem = SmallProblem.Random(seed, most: 7);
            if (SmallProblem.Optimum(problem) is not { } optimum || problem.Sizes.Any(size => size.Least == 0))
                continue;
            var columns = GroupColumns.Of(problem, new PairPrices(problem, TogetherSets.Of(problem)), null, 10_000);
            Assert.NotNull(columns);
            var branching = new PairBranching(
                columns,
                [.. Enumerable.Range(0, columns.Count)],
                optimum + 100,
                new Work(100_000_000, CancellationToken.None)
            );

            Assert.True(branching.Run(), $"seed {seed} is left open");
            Assert.Equal(optimum, branching.Best?.Sum(column => columns.Costs[column]));
            chosen++;
        }

        Assert.True(chosen > 200, $"only {chosen} problems had an answer");
    }

    [Fact]
    public void Below_the_optimum_it_finds_nothing_and_says_so()
    {
        var problem = GeneratedProblem.Of(20, 3, 4);
        var columns = GroupColumns.Of(problem, new PairPrices(problem, TogetherSets.Of(problem)), null, 10_000);
        Assert.NotNull(columns);
        var optimum = Proof.Of(problem, null).Cost ?? 0;
        PairBranching Within(long most) =>
            new(
                columns,
                [.. Enumerable.Range(0, columns.Count)],
                most,
                new Work(1_000_000_000, CancellationToken.None)
            );

        var below = Within(optimum - 1);
        var at = Within(optimum);

        Assert.Equal((true, true), (below.Run(), at.Run()));
        Assert.Null(below.Best);
        Assert.Equal(optimum, at.Best?.Sum(column => columns.Costs[column]));
    }
}
