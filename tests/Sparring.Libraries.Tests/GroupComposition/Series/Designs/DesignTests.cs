using Sparring.GroupComposition.Series.Designs;
using Xunit;

namespace Sparring.Libraries.Tests.GroupComposition.Series.Designs;

public sealed class DesignTests
{
    private static readonly int[][] First =
    [
        [0, 1, 2],
        [3, 4, 5],
        [6, 7, 8],
    ];

    [Theory]
    [InlineData("0 3 6|1 4 7|2 5 8", true)]
    [InlineData("0 3 1|6 4 7|2 5 8", false)]
    [InlineData("0 3 6|1 4 7|2 5 6", false)]
    [InlineData("0 3 6|1 4 7 8|2 5", false)]
    [InlineData("0 3 6|1 4 7", false)]
    public void A_design_in_which_two_meet_twice_or_someone_has_no_seat_is_none(string second, bool holds)
    {
        int[][] groups = [.. second.Split('|').Select(group => group.Split(' ').Select(int.Parse).ToArray())];

        var design = new Design(9, [First, groups]);

        Assert.Equal(holds, design.Holds([3, 3, 3]));
    }

    [Fact]
    public void A_round_in_which_a_group_would_lose_two_falls_away()
    {
        int[][] second =
        [
            [0, 3, 6],
            [1, 4, 7],
            [2, 5, 8],
        ];
        var design = new Design(9, [First, second]);

        var cut = design.Without([0, 1], [3, 2, 2]);

        Assert.Equal(7, cut.Points);
        Assert.Equal(
            "1 4|2 5|0 3 6",
            string.Join(
                '|',
                Assert.Single(cut.Rounds).Select(group => string.Join(' ', group)).OrderBy(text => text.Length)
            )
        );
    }

    [Fact]
    public void Turning_adds_to_each_cycle_and_leaves_what_is_fixed_and_what_is_still()
    {
        int[][] round =
        [
            [0, 4, 6],
            [1, 2, 3, 5],
        ];
        int[][] still =
        [
            [0, 1, 2],
            [3, 4, 5, 6],
        ];

        var design = new CyclicStarter(3, 2, 1, [round], [still]).Turn();

        Assert.Equal(
            ["0 4 6|1 2 3 5", "1 5 6|2 0 4 3", "2 3 6|0 1 5 4", "0 1 2|3 4 5 6"],
            design.Rounds.Select(groups => string.Join('|', groups.Select(group => string.Join(' ', group))))
        );
    }
}
