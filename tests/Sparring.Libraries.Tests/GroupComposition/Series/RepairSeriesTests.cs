using Sparring.GroupComposition.Series;
using Xunit;

namespace Sparring.Libraries.Tests.GroupComposition.Series;

public sealed class RepairSeriesTests
{
    private static readonly SeriesProblem Whole = SeriesProblem.Of(38, Meetings.Mix(8, 2), 12);

    [Fact]
    public void A_series_that_still_fits_stays_as_it_is()
    {
        var plan = Meetings.Planned(Whole, new SeriesOptions());

        var repaired = Repaired(Whole, plan);

        Assert.Equal(new SeriesCount(0, 0, 0), repaired.Count);
        Assert.Equal(Enumerable.Repeat(0, 12), repaired.TouchedGroups);
    }

    [Fact]
    public void One_who_is_ill_leaves_a_smaller_group_and_nothing_else_changes()
    {
        var plan = Meetings.Planned(Whole, new SeriesOptions());
        var ill = plan.Rounds[4].First(group => group.Count == 4)[0];
        var without = With(4, new SeriesRound(Meetings.Mix(7, 3)) { Present = [.. Everybody.Where(p => p != ill)] });

        var repaired = Repaired(without, plan);

        Assert.Equal(Enumerable.Repeat(0, 12), repaired.TouchedGroups);
        Assert.Equal(0, Meetings.Repeats(38, repaired.Rounds));
        Assert.DoesNotContain(ill, repaired.Rounds[4].SelectMany(group => group));
    }

    [Fact]
    public void Two_of_a_group_of_three_are_ill_and_few_groups_are_touched_in_that_round_only()
    {
        var plan = Meetings.Planned(Whole, new SeriesOptions());
        var ill = plan.Rounds[2].First(group => group.Count == 3).Take(2).ToList();
        var without = With(
            2,
            new SeriesRound(Meetings.Mix(6, 4)) { Present = [.. Everybody.Where(p => !ill.Contains(p))] }
        );

        var repaired = Repaired(without, plan);

        Assert.Equal(0, repaired.TouchedGroups.Where((_, round) => round != 2).Sum());
        Assert.InRange(repaired.TouchedGroups[2], 1, 6);
        Assert.Equal(repaired.Count.Repeats, Meetings.Repeats(38, repaired.Rounds));
    }

    [Fact]
    public void A_planned_round_that_still_fits_is_not_mended_even_where_people_meet_again_in_it()
    {
        int[][] same =
        [
            [0, 1, 2],
            [3, 4, 5],
        ];
        int[] present = [0, 1, 2, 3, 4];
        var problem = new SeriesProblem
        {
            People = 6,
            Rounds = [new SeriesRound([3, 3]), new SeriesRound([3, 3]), new SeriesRound([3, 2]) { Present = present }],
        };

        var repaired = Assert.IsType<SeriesRepair.Repaired>(RepairSeries.Of(problem, [same, same, same]));

        Assert.Equal([0, 0], repaired.TouchedGroups.Take(2));
        Assert.True(repaired.TouchedGroups[2] > 0);
    }

    [Fact]
    public void A_round_nobody_planned_is_added_to_those_that_stay()
    {
        var longer = SeriesProblem.Of(12, [4, 4, 4], 2);
        int[][] planned =
        [
            [0, 1, 2, 3],
            [4, 5, 6, 7],
            [8, 9, 10, 11],
        ];

        var repaired = Assert.IsType<SeriesRepair.Repaired>(RepairSeries.Of(longer, [planned]));

        Assert.Equal(planned, repaired.Rounds[0]);
        Assert.Equal(Enumerable.Range(0, 12), repaired.Rounds[1].SelectMany(group => group).Order());
        // Three groups of four, each with two at least of one earlier group.
        Assert.Equal((3, 3), (repaired.Count.Repeats, Meetings.Repeats(12, repaired.Rounds)));
    }

    [Fact]
    public void A_series_that_cannot_be_meant_is_refused_with_its_faults()
    {
        var refused = RepairSeries.Of(SeriesProblem.Of(6, [3, 4], 1), []);

        Assert.Equal(
            ["The groups of round 1 hold 7 people together, but there are 6."],
            Assert.IsType<SeriesRepair.Refused>(refused).Faults.Select(fault => fault.Sentence)
        );
    }

    private static IEnumerable<int> Everybody => Enumerable.Range(0, 38);

    private static SeriesProblem With(int round, SeriesRound other) =>
        Whole with
        {
            Rounds = [.. Whole.Rounds.Select((planned, i) => i == round ? other : planned)],
        };

    private static SeriesRepair.Repaired Repaired(SeriesProblem problem, SeriesPlan plan) =>
        Assert.IsType<SeriesRepair.Repaired>(RepairSeries.Of(problem, plan.Rounds));
}
