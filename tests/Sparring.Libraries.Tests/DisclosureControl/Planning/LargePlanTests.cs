using Sparring.DisclosureControl.Planning;
using Xunit;

namespace Sparring.Libraries.Tests.DisclosureControl.Planning;

public sealed class LargePlanTests
{
    [Fact]
    public void Breakdowns_of_thirty_thousand_people_are_planned_with_a_certificate()
    {
        var random = new Random(1);
        var breakdowns = Enumerable
            .Range(0, 60)
            .Select(number => PlanReportTests.Roster(random, 30_000, number, random.Next(2, 12)))
            .ToArray();

        var plan = PlanReport.Of(new() { People = 30_000, Breakdowns = breakdowns });

        Assert.InRange(plan.Worth, 30_000, plan.UpperBound);
        Assert.All(PlanReportTests.Held(plan), cell => Assert.InRange(cell, 5, 30_000));
    }
}
