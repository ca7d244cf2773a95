using Sparring.GroupComposition;
using Sparring.GroupComposition.Series;
using Xunit;

namespace Sparring.Libraries.Tests.GroupComposition.Series;

public sealed class SeriesBoardTests
{
    // 130 people are too many for rows of bits: they are weighed pair by pair.
    [Theory]
    [InlineData(12, 1)]
    [InlineData(70, 2)]
    [InlineData(130, 3)]
    public void Whatever_is_swapped_cost_and_change_are_what_counting_anew_says(int people, int seed)
    {
        var random = new Random(seed);
        int[] sizes = [4, 4, 2, .. Enumerable.Repeat(1, people - 10)];
        int[] big = [people / 2, people - (people / 2)];
        var problem = new SeriesProblem
        {
            People = people,
            Rounds = [new(sizes), new(big), new([2, 3]) { Present = [9, 1, 5, 3, 7] }],
            Apart = [.. Enumerable.Range(0, people - 1).Select(at => new PersonPair(at + 1, at))],
            Earlier =
            [
                [
                    [0, 2, 4, 6],
                    [1, 3, 5],
                ],
            ],
        };
        var board = new SeriesBoard(problem);
        board.Seat(0, Shuffled(random, people));
        board.Seat(1, Shuffled(random, people));
        board.Seat(2, [9, 1, 5, 3, 7]);
        var saved = new int[3 * people];
        board.Save(saved);
        var before = board.Cost;

        for (var move = 0; move < 60; move++)
        {
            var round = random.Next(3);
            var (a, b) = (random.Next(board.SeatsOf(round)), random.Next(board.SeatsOf(round)));
            var (sits, other) = (board.PersonAt(round, a), board.PersonAt(round, b));
            var (cost, delta) = (board.Cost, board.Delta(round, a, b));
            board.Swap(round, a, b, delta);
            Assert.Equal((other, sits), (board.PersonAt(round, a), board.PersonAt(round, b)));
            Assert.Equal(cost + delta, board.Cost);
            Assert.Equal(Counted(problem, board), board.Cost);
        }

        board.Load(saved);
        Assert.Equal((before, before), (board.Cost, Counted(problem, board)));
    }

    private static long Counted(SeriesProblem problem, SeriesBoard board)
    {
        var seats = new int[board.Rounds * board.People];
        board.Save(seats);
        var rounds = Enumerable.Range(0, board.Rounds).Select(round => board.Groups(round, seats)).ToList();
        var count = CountSeries.Of(problem, rounds);
        return (count.Repeats + (2 * count.Broken)) * SeriesBoard.Repeat;
    }

    private static int[] Shuffled(Random random, int people)
    {
        int[] order = [.. Enumerable.Range(0, people)];
        random.Shuffle(order);
        return order;
    }
}
