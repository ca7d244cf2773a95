using Sparring.GroupComposition;
using Sparring.GroupComposition.Diversity;
using Sparring.GroupComposition.Search;
using Xunit;

namespace Sparring.Libraries.Tests.GroupComposition.Diversity;

public sealed class LadderTests
{
    [Theory]
    [InlineData(DiversityClass.RanReal)]
    [InlineData(DiversityClass.RanInt)]
    [InlineData(DiversityClass.Geo)]
    public void The_colder_a_bath_the_better_its_seating_and_neighbours_exchange_theirs_every_few_times(
        DiversityClass kind
    )
    {
        var ladder = Ladder(kind, [8, 9, 9, 10, 12, 12, 14, 15, 15, 16]);
        var sums = new long[ladder.Brought.Count];

        for (var round = 0; round < 400; round++)
        {
            RunRound(ladder);
            for (var rung = 0; rung < sums.Length; rung++)
            {
                sums[rung] += ladder.Brought[rung];
            }
        }

        Assert.Equal(6, sums.Length);
        Assert.Equal(sums.Order(), sums);
        Assert.InRange((double)ladder.Exchanged.Times / ladder.Exchanged.Of, 0.2, 0.7);
    }

    [Fact]
    public void A_climb_ends_with_the_sizes_settled_and_leaves_the_coldest_bath_where_it_is()
    {
        int[] sizes = [16, 8, 9, 15, 12, 10, 12, 14, 9, 15];
        var ladder = Ladder(DiversityClass.RanReal, sizes);
        for (var round = 0; round < 50; round++)
        {
            RunRound(ladder);
        }

        ladder.Climb();
        var (value, places) = (ladder.Best, ladder.BestPlaces);
        ladder.Climb();

        Assert.Equal(sizes, Enumerable.Range(0, sizes.Length).Select(group => places.Count(of => of == group)));
        Assert.Equal(value, ladder.Best);
        Assert.Same(places, ladder.BestPlaces);
    }

    [Fact]
    public void Two_people_get_three_baths_and_a_thousand_no_more_than_sixteen()
    {
        Assert.Equal(3, Ladder(DiversityClass.RanInt, [1, 1]).Rungs);
        Assert.Equal(16, Ladder(DiversityClass.RanInt, [.. Enumerable.Repeat(100, 10)]).Rungs);
    }

    private static void RunRound(Ladder ladder)
    {
        for (var rung = 0; rung < ladder.Rungs; rung++)
        {
            ladder.Heat(rung);
        }

        ladder.Exchange();
    }

    private static Ladder Ladder(DiversityClass kind, int[] sizes)
    {
        var people = sizes.Sum();
        var whole = new WholeBenefits(
            GenerateDiversity.Of(kind, people, [.. sizes.Select(GroupSize.Of)], 3),
            sizes.Max()
        );
        var rounded = new RoundedBenefits(whole, sizes.Max());
        var (bath, chance) = (new HeatBath(rounded, sizes.Length), new Chance(5));
        bath.Place(LargestSizes.Seats(sizes));
        return new(whole, rounded, sizes, TemperatureRange.Of(bath, whole.Spread(), ref chance), 1);
    }
}
