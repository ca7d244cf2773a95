using Sparring.DisclosureControl.Planning;
using Xunit;

namespace Sparring.Libraries.Tests.DisclosureControl.Planning;

/// <summary>Which plan is chosen where the obvious one is not the best, or there is no time to find the best.</summary>
public sealed class PlanSearchTests
{
    // Of thirty people: the largest part by itself can be shown with neither of the other two, which go together and are worth more.
    private static readonly (int From, int To)[] LargestStandsInTheWay = [(0, 20), (0, 17), (17, 30)];

    // All three are worth the same; the first can be shown with neither of the others.
    private static readonly (int From, int To)[] FirstStandsInTheWay = [(6, 16), (0, 10), (10, 20)];

    [Fact]
    public void The_largest_part_is_left_out_where_two_smaller_ones_are_worth_more()
    {
        var plan = PlanReport.Of(Side(LargestStandsInTheWay, 1));

        Assert.Equal(["everybody", "1: 0", "2: 0"], plan.Sets.Select(set => set.Name));
        Assert.Equal((30, 30), (plan.Worth, plan.UpperBound));
    }

    [Fact]
    public void Stopped_at_once_it_answers_the_largest_part_and_what_it_might_have_missed()
    {
        var plan = PlanReport.Of(Side(LargestStandsInTheWay, 1) with { Effort = 1 });

        Assert.Equal(["everybody", "0: 0"], plan.Sets.Select(set => set.Name));
        Assert.Equal((20, 30), (plan.Worth, plan.UpperBound));
        Assert.False(plan.Optimal);
        Assert.Equal(1 / 3.0, plan.Gap, 12);
    }

    [Fact]
    public void Of_parts_worth_the_same_the_one_that_stands_in_the_way_of_fewest_comes_first()
    {
        var plan = PlanReport.Of(Side(FirstStandsInTheWay, 1) with { Effort = 1 });

        Assert.Equal(["everybody", "1: 0", "2: 0"], plan.Sets.Select(set => set.Name));
        Assert.Equal(20, plan.Worth);
    }

    [Fact]
    public void Among_very_many_parts_one_left_out_is_tried_in_the_place_of_those_that_keep_it_out()
    {
        // Sixty times the same, side by side: 180 parts. The obvious choice is worth 20 of each thirty people, the best 30.
        var stopped = PlanReport.Of(Side(LargestStandsInTheWay, 60) with { Effort = 1 });
        var searched = PlanReport.Of(Side(LargestStandsInTheWay, 60) with { Effort = 100_000 });

        Assert.Equal((60 * 20, 60 * 30), (stopped.Worth, stopped.UpperBound));
        Assert.InRange(searched.Worth, (60 * 20) + 10, 60 * 30);
        Assert.InRange(searched.UpperBound, searched.Worth, 60 * 30);
    }

    [Fact]
    public void With_more_time_nothing_worse_is_found_and_the_same_time_finds_the_same()
    {
        for (var seed = 0; seed < 40; seed++)
        {
            var request = Several(new Random(seed));
            var before = 0L;
            foreach (var effort in (long[])[1, 300, 1_000, 3_000, 10_000, 1_000_000])
            {
                var plan = PlanReport.Of(request with { Effort = effort });
                var again = PlanReport.Of(request with { Effort = effort });

                Assert.InRange(plan.Worth, before, plan.UpperBound);
                Assert.Equal(plan.Sets.Select(set => set.Name), again.Sets.Select(set => set.Name));
                Assert.Equal(plan.UpperBound, again.UpperBound);
                before = plan.Worth;
            }
        }
    }

    /// <summary>Three breakdowns, each with a part of every thirty people.</summary>
    private static PlanRequest Side((int From, int To)[] parts, int times)
    {
        string[] names = [.. Enumerable.Range(0, times).Select(part => $"{part}")];
        return new()
        {
            People = 30 * times,
            Breakdowns =
            [
                .. parts.Select(
                    (part, number) =>
                        new Breakdown(
                            $"{number}",
                            names,
                            [
                                .. Enumerable
                                    .Range(0, 30 * times)
                                    .Select(person =>
                                        person % 30 >= part.From && person % 30 < part.To ? person / 30 : -1
                                    ),
                            ]
                        )
                ),
            ],
        };
    }

    private static PlanRequest Several(Random random) =>
        new()
        {
            People = 60,
            Breakdowns =
            [
                .. Enumerable
                    .Range(0, 5)
                    .Select(number => PlanReportTests.Roster(random, 60, number, random.Next(2, 5))),
            ],
        };
}
