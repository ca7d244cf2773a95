using Sparring.GroupComposition.Series;
using Xunit;

namespace Sparring.Libraries.Tests.GroupComposition.Series;

public sealed class KnownDesignsTests
{
    private static readonly SeriesOptions NoSearch = new() { Epochs = 0 };

    [Theory]
    [InlineData(10, 0, 13)]
    [InlineData(9, 3, 13)]
    [InlineData(8, 2, 12)]
    [InlineData(2, 10, 12)]
    [InlineData(0, 5, 7)]
    [InlineData(4, 0, 5)]
    [InlineData(5, 0, 5)]
    [InlineData(6, 0, 7)]
    [InlineData(7, 0, 9)]
    [InlineData(9, 0, 11)]
    [InlineData(11, 0, 14)]
    [InlineData(13, 0, 17)]
    [InlineData(0, 13, 19)]
    [InlineData(0, 19, 28)]
    [InlineData(0, 41, 61)]
    [InlineData(0, 35, 52)]
    [InlineData(0, 50, 74)]
    [InlineData(22, 0, 29)]
    [InlineData(19, 3, 28)]
    [InlineData(35, 0, 45)]
    [InlineData(37, 0, 49)]
    [InlineData(34, 0, 45)]
    [InlineData(25, 0, 33)]
    [InlineData(30, 0, 39)]
    [InlineData(28, 2, 39)]
    [InlineData(27, 3, 39)]
    [InlineData(23, 0, 30)]
    [InlineData(21, 2, 30)]
    [InlineData(19, 4, 29)]
    [InlineData(26, 0, 34)]
    [InlineData(25, 1, 34)]
    [InlineData(24, 2, 34)]
    [InlineData(22, 4, 33)]
    [InlineData(29, 0, 38)]
    [InlineData(28, 1, 38)]
    [InlineData(27, 2, 38)]
    [InlineData(25, 4, 37)]
    [InlineData(24, 5, 34)]
    [InlineData(30, 4, 44)]
    [InlineData(0, 23, 34)]
    [InlineData(0, 34, 50)]
    [InlineData(0, 46, 68)]
    public void Known_series_of_threes_and_fours_have_no_repeat_without_any_search(int fours, int threes, int rounds)
    {
        var people = (4 * fours) + (3 * threes);
        var problem = SeriesProblem.Of(people, Meetings.Mix(fours, threes), rounds);

        var plan = Meetings.Planned(problem, NoSearch);

        Assert.True(Meetings.Seats(problem, plan));
        Assert.Equal((0, SeriesOrigin.Design), (Meetings.Repeats(people, plan.Rounds), plan.Origin));
    }

    [Theory]
    [InlineData(120, 4, 10)]
    [InlineData(1000, 4, 10)]
    [InlineData(175, 5, 35)]
    [InlineData(256, 4, 64)]
    [InlineData(30, 2, 29)]
    public void Groups_of_one_size_come_from_columns_that_shift(int people, int size, int rounds)
    {
        var problem = SeriesProblem.Of(people, [.. Enumerable.Repeat(size, people / size)], rounds);

        var plan = Meetings.Planned(problem, NoSearch);

        Assert.True(Meetings.Seats(problem, plan));
        Assert.Equal(0, Meetings.Repeats(people, plan.Rounds));
    }

    // Twelve in threes and twenty in fours are known to have no more. The designs are counted as they are read: what is known, holds.
    [Theory]
    [InlineData(3, "12:4")]
    [InlineData(4, "20:5, 68:21, 140:45")]
    public void Everybody_in_tables_of_one_size_has_as_many_rounds_as_counting_allows_but_for_these(
        int size,
        string fewer
    )
    {
        var behind = Enumerable
            .Range(3, (150 / size) - 2)
            .Select(tables => (People: tables * size, Sizes: Enumerable.Repeat(size, tables).ToArray()))
            .Select(all => (all.People, Known: PlanSeries.KnownRounds(all.Sizes), Most: Most(all.People, all.Sizes)))
            .Where(all => all.Known < all.Most)
            .Select(all => $"{all.People}:{all.Known}");

        Assert.Equal(fewer, string.Join(", ", behind));

        static int Most(int people, int[] sizes) => SeriesBound.MostRounds(people, sizes);
    }

    // All 982 mixes take half a minute: SPARRING_LONG=1. Otherwise every seventeenth.
    [Fact]
    public void Every_series_the_library_claims_to_know_is_there_and_has_no_repeat()
    {
        var step = Environment.GetEnvironmentVariable("SPARRING_LONG") == "1" ? 1 : 17;
        var mixes = Enumerable
            .Range(3, 48)
            .SelectMany(groups =>
                Enumerable.Range(0, groups + 1).Select(threes => (Fours: groups - threes, Threes: threes))
            )
            .Where(mix => (4 * mix.Fours) + (3 * mix.Threes) is >= 9 and <= 150)
            .Where((_, i) => i % step == 0);

        foreach (var (fours, threes) in mixes)
        {
            var people = (4 * fours) + (3 * threes);
            int[] sizes = Meetings.Mix(fours, threes);
            var rounds = PlanSeries.KnownRounds(sizes);
            var problem = SeriesProblem.Of(people, sizes, rounds);

            var plan = Meetings.Planned(problem, NoSearch);

            Assert.InRange(rounds, 1, SeriesBound.MostRounds(people, sizes));
            Assert.True(Meetings.Seats(problem, plan), $"{fours}x4+{threes}x3");
            Assert.Equal(0, Meetings.Repeats(people, plan.Rounds));
        }
    }

    [Fact]
    public void Everybody_meets_everybody_exactly_once_when_40_people_sit_13_times_in_fours()
    {
        var plan = Meetings.Planned(SeriesProblem.Of(40, Meetings.Mix(10, 0), 13), NoSearch);

        var table = Meetings.Table(40, plan.Rounds);

        Assert.All(Enumerable.Range(0, 40 * 40), i => Assert.Equal(i / 40 == i % 40 ? 0 : 1, table[i / 40][i % 40]));
    }
}
