using Sparring.GroupComposition;
using Xunit;

namespace Sparring.Libraries.Tests.GroupComposition;

public sealed class CompositionTests
{
    [Theory]
    [InlineData(5, 5, 0, true, 0)]
    [InlineData(0, 0, 0, true, 0)]
    [InlineData(-3, -4, 0, false, 0.25)]
    [InlineData(5, 4, 0, false, 0.25)]
    [InlineData(5, 5, 1, false, 0)]
    [InlineData(5, 0, 0, false, double.PositiveInfinity)]
    public void Groups_are_called_optimal_only_when_they_keep_the_rules_and_cost_no_more_than_was_proved(
        long cost,
        long bound,
        int broken,
        bool optimal,
        double gap
    )
    {
        var apart = Enumerable.Repeat(new PersonPair(0, 1), broken);
        var report = new CostReport([new CostPart("department", cost, 1)], [.. apart], [], [], []);

        var answer = new Composition
        {
            Groups =
            [
                [0, 1],
            ],
            Report = report,
            LowerBound = bound,
        };

        Assert.Equal((optimal, gap), (answer.Optimal, answer.Gap));
    }
}
