using Sparring.GroupComposition;
using Sparring.GroupComposition.Series;
using Xunit;

namespace Sparring.Libraries.Tests.GroupComposition.Series;

public sealed class SeriesBoundTests
{
    [Theory]
    [InlineData(40, 10, 0, 13)]
    [InlineData(38, 8, 2, 13)]
    [InlineData(38, 2, 10, 16)]
    [InlineData(15, 0, 5, 7)]
    [InlineData(12, 3, 0, 1)]
    [InlineData(16, 4, 0, 5)]
    public void Counting_says_how_many_rounds_can_be_without_a_repeat(int people, int fours, int threes, int rounds)
    {
        Assert.Equal(rounds, SeriesBound.MostRounds(people, Meetings.Mix(fours, threes)));
    }

    [Fact]
    public void One_round_more_than_everybody_can_meet_repeats_as_many_pairs_as_it_has()
    {
        Assert.Equal(60, SeriesBound.Of(SeriesProblem.Of(40, Meetings.Mix(10, 0), 14)));
    }

    [Fact]
    public void Four_people_of_one_group_cannot_be_spread_over_three()
    {
        Assert.Equal(3, SeriesBound.Of(SeriesProblem.Of(12, Meetings.Mix(3, 0), 2)));
    }

    [Fact]
    public void Pairs_who_must_stay_apart_or_have_met_are_no_longer_open()
    {
        IReadOnlyList<PersonPair> apart = [new(0, 1), new(1, 0), new(2, 3)];
        var problem = SeriesProblem.Of(6, [3, 3], 2) with
        {
            Apart = apart,
            Earlier =
            [
                [
                    [0, 2, 4],
                    [1, 3, 5],
                ],
            ],
        };

        // Of 15 pairs 2 are apart and 6 have met; two rounds have 12. People of two groups of three meet again in twos.
        Assert.Equal(5, SeriesBound.Of(problem));
    }

    [Fact]
    public void No_plan_of_small_series_is_below_the_bound()
    {
        for (var seed = 1; seed <= 40; seed++)
        {
            var random = new Random(seed);
            int[] sizes = [.. Enumerable.Range(0, random.Next(2, 4)).Select(_ => random.Next(1, 4))];
            var people = sizes.Sum();
            var problem = SeriesProblem.Of(people, sizes, random.Next(1, 5)) with { Apart = [new PersonPair(0, 1)] };

            var plan = Meetings.Planned(problem, new SeriesOptions { Epochs = 3, Seed = seed });

            Assert.InRange(plan.LowerBound, 0, plan.Count.Repeats + plan.Count.Broken);
        }
    }
}
