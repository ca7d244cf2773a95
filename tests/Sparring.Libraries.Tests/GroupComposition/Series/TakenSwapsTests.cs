using Sparring.GroupComposition.Series;
using Xunit;

namespace Sparring.Libraries.Tests.GroupComposition.Series;

public sealed class TakenSwapsTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void The_last_repeats_are_swapped_away(int seed)
    {
        // Sixteen people as a square: rows, columns, and a slope in which two have changed places.
        int[] rows = [.. Enumerable.Range(0, 16)];
        int[] columns = [.. Enumerable.Range(0, 16).Select(seat => (seat % 4 * 4) + (seat / 4))];
        int[] slopes = [.. Enumerable.Range(0, 16).Select(seat => (seat % 4 * 4) + ((seat + (seat / 4)) % 4))];
        (slopes[0], slopes[7]) = (slopes[7], slopes[0]);
        int[] seats = [.. rows, .. columns, .. slopes];
        var problem = Fours(16, 3);
        var repeats = Repeats(seats, 16);

        var taken = new TakenSwaps(problem, seats, repeats, seed);
        var isMet = taken.Run(100, 0, Budget(100), 1);

        Assert.InRange(repeats, 1, 8);
        Assert.True(isMet);
        Assert.Equal(0, taken.BestCost);
        Assert.Equal(0, Repeats(taken.Best, 16));
        Assert.All(taken.Best.Chunk(16), round => Assert.Equal(rows, round.Order()));
    }

    [Fact]
    public void Where_repeats_must_be_the_best_is_no_worse_than_the_beginning_and_what_counting_anew_says()
    {
        // Eight people in fours for four rounds: 48 meetings of 28 pairs, so that twenty at least are repeats.
        int[] seats = [.. Enumerable.Repeat(Enumerable.Range(0, 8), 4).SelectMany(round => round)];
        var begun = (int[])seats.Clone();
        var (problem, repeats, budget) = (Fours(8, 4), Repeats(seats, 8), Budget(5));

        var taken = new TakenSwaps(problem, seats, repeats, 7);
        var isMet = taken.Run(50, 0, budget, 1);
        var again = new TakenSwaps(problem, seats, repeats, 7);
        again.Run(50, 0, Budget(5), 1);

        Assert.False(isMet);
        Assert.Equal(5, budget.Epochs);
        Assert.Equal(36, repeats);
        Assert.InRange(taken.BestCost, 20, 26);
        Assert.Equal(taken.BestCost, Repeats(taken.Best, 8));
        Assert.Equal(taken.Best, again.Best);
        Assert.Equal(begun, seats);
    }

    [Fact]
    public void What_is_good_enough_already_takes_no_work()
    {
        int[] seats = [.. Enumerable.Repeat(Enumerable.Range(0, 8), 2).SelectMany(round => round)];
        var budget = Budget(5);

        var taken = new TakenSwaps(Fours(8, 2), seats, 12, 1);

        Assert.True(taken.Run(5, 12, budget, 1));
        Assert.Equal(0, budget.Epochs);
        Assert.Equal(seats, taken.Best);
    }

    [Theory]
    [InlineData(40, 10, 8, true)]
    [InlineData(40, 10, 9, false)]
    [InlineData(8, 50, 0, true)]
    [InlineData(8, 51, 0, false)]
    [InlineData(256, 1, 0, false)]
    public void It_is_for_few_repeats_and_few_seats(int people, int rounds, long repeats, bool expected) =>
        Assert.Equal(expected, TakenSwaps.IsFor(Fours(people, rounds), repeats));

    private static SeriesProblem Fours(int people, int rounds) =>
        new()
        {
            People = people,
            Rounds = [.. Enumerable.Repeat(new SeriesRound([.. Enumerable.Repeat(4, people / 4)]), rounds)],
        };

    private static WorkBudget Budget(int epochs) =>
        new(new SeriesOptions { Epochs = epochs, Seconds = 60 }, TestContext.Current.CancellationToken);

    private static int Repeats(int[] seats, int people) =>
        Meetings.Repeats(people, seats.Chunk(people).Select(round => round.Chunk(4).ToArray()));
}
