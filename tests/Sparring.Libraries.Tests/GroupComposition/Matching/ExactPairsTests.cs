using Sparring.GroupComposition;
using Xunit;

namespace Sparring.Libraries.Tests.GroupComposition.Matching;

public sealed class ExactPairsTests
{
    [Fact]
    public void Pairs_are_the_cheapest_of_all_and_proved_whatever_the_rules()
    {
        var possible = 0;
        for (var seed = 1; seed <= 200; seed++)
        {
            var random = SmallProblem.Random(seed);
            var problem = random with { Sizes = TwoAndTwo(random.People), Fixed = [] };
            if (random.People % 2 == 1 || SmallProblem.Optimum(problem) is not { } optimum)
            {
                continue;
            }

            possible++;
            var answer = Composer.Compose(problem, new ComposeOptions { Epochs = 1 });

            Assert.Equal((seed, optimum, optimum, true), (seed, answer.Cost, answer.LowerBound, answer.Feasible));
            Assert.Equal((seed, 1L, ComposeStop.Proven), (seed, answer.Epochs, answer.Stop));
        }

        Assert.InRange(possible, 30, 200);
    }

    [Fact]
    public void Hundreds_of_pairs_are_proved_before_the_search_has_begun()
    {
        var problem = GeneratedProblem.Of(300, seed: 4, 3) with { Sizes = TwoAndTwo(300) };

        var answer = Composer.Compose(problem, new ComposeOptions { Epochs = 1 });

        Assert.Equal((ComposeStop.Proven, true), (answer.Stop, answer.Optimal));
        Assert.All(answer.Groups, pair => Assert.Equal(2, pair.Count));
    }

    private static GroupSize[] TwoAndTwo(int people) => [.. Enumerable.Repeat(GroupSize.Of(2), people / 2)];
}
