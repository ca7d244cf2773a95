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

    // Of the large group 5 sit as 3 and 2 in the next round, 7 as 3, 2 and 2, 8 as 3, 3 and 2: so many of its pairs meet again.
    [Theory]
    [InlineData(4, new[] { 5, 1 }, new[] { 3, 3 })]
    [InlineData(5, new[] { 7, 1, 1 }, new[] { 3, 3, 3 })]
    [InlineData(7, new[] { 8, 1, 1 }, new[] { 4, 3, 3 })]
    public void A_group_larger_than_there_are_groups_meets_again(int repeats, int[] first, int[] second)
    {
        var problem = new SeriesProblem { People = first.Sum(), Rounds = [new(first), new(second)] };

        Assert.Equal(repeats, SeriesBound.Of(problem));
        Assert.Equal(1, SeriesBound.MostRounds(first.Sum(), first));
    }

    [Fact]
    public void Groups_of_one_never_meet_and_a_person_who_may_meet_few_limits_her_own_rounds()
    {
        Assert.Equal(int.MaxValue, SeriesBound.MostRounds(3, [1, 1, 1]));
        Assert.Equal(10, SeriesBound.MostRounds(5, [2, 1, 1, 1]));
        // She may meet two of five others, and three rounds in pairs bring her three: one meeting too many has two ends.
        var kept = SeriesProblem.Of(6, [2, 2, 2], 3) with
        {
            Apart = [new(0, 1), new(0, 2), new(0, 3)],
        };
        Assert.Equal(1, SeriesBound.Of(kept));
        var away = kept with { Rounds = [.. kept.Rounds.Take(2), new([2, 2, 1]) { Present = [1, 2, 3, 4, 5] }] };
        Assert.Equal(0, SeriesBound.Of(away));
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
