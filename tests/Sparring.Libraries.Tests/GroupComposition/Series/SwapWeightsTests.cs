using Sparring.GroupComposition;
using Sparring.GroupComposition.Series;
using Xunit;

namespace Sparring.Libraries.Tests.GroupComposition.Series;

public sealed class SwapWeightsTests
{
    private const int People = 13;

    private static readonly SeriesProblem Problem = new()
    {
        People = People,
        Rounds = [new([4, 4, 3, 2]), new([7, 6]), new([2, 3]) { Present = [9, 1, 5, 3, 7] }],
        Apart = [.. Enumerable.Range(0, 6).Select(at => new PersonPair(at + 1, at))],
        Earlier =
        [
            [
                [0, 2, 4, 6],
                [1, 3, 5],
            ],
            [
                [0, 2],
            ],
        ],
    };

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Whatever_is_swapped_every_swap_costs_and_weighs_what_counting_anew_says(int seed)
    {
        var random = new Random(seed);
        var seats = new int[3 * People];
        Shuffled(random, Enumerable.Range(0, People)).CopyTo(seats, 0);
        Shuffled(random, Enumerable.Range(0, People)).CopyTo(seats, People);
        Shuffled(random, [9, 1, 5, 3, 7]).CopyTo(seats, 2 * People);
        var costs = new SwapCosts(Problem, seats);
        var weights = new SwapWeights(costs);

        for (var swap = 0; swap < 40; swap++)
        {
            costs.Save(seats);
            Assert.Equal(Counted(seats), CountedBySwaps(costs, weights, seats));

            var (round, a, b) = weights.At(random.NextInt64(weights.Total));
            var delta = costs.Delta(round, a, b);
            var before = Cost(seats);
            weights.Swap(round, a, b);
            costs.Save(seats);
            Assert.Equal(before + delta, Cost(seats));
        }
    }

    [Fact]
    public void Every_number_below_the_total_falls_in_a_swap_that_weighs_something()
    {
        var seats = new int[3 * People];
        Enumerable.Range(0, People).ToArray().CopyTo(seats, 0);
        Enumerable.Range(0, People).Reverse().ToArray().CopyTo(seats, People);
        int[] few = [9, 1, 5, 3, 7];
        few.CopyTo(seats, 2 * People);
        var costs = new SwapCosts(Problem, seats);
        var weights = new SwapWeights(costs);

        var drawn = Enumerable
            .Range(0, 2_000)
            .Select(at => weights.At((long)((Int128)weights.Total * at / 2_000)))
            .Append(weights.At(weights.Total - 1))
            .Distinct()
            .ToList();

        Assert.All(
            drawn,
            swap => Assert.NotEqual(costs.GroupOf(swap.Round, swap.A), costs.GroupOf(swap.Round, swap.B))
        );
        Assert.All(drawn, swap => Assert.InRange(costs.Delta(swap.Round, swap.A, swap.B), -20, 4));
        Assert.Contains(drawn, swap => swap.Round == 2);
    }

    // What each swap of two groups costs, and the sum of the weights, by seating everybody anew.
    private static (string Costs, double Total) Counted(int[] seats)
    {
        var before = Cost(seats);
        var all = Swaps(seats)
            .Select(swap =>
            {
                var anew = (int[])seats.Clone();
                (anew[swap.SeatA], anew[swap.SeatB]) = (anew[swap.SeatB], anew[swap.SeatA]);
                return (int)(Cost(anew) - before);
            })
            .ToList();
        var total = all.Where(cost => cost < 5).Sum(cost => 2 * Math.Exp(-5 * Math.Max(0, cost)));
        return (string.Join(' ', all), Math.Round(total, 6));
    }

    private static (string Costs, double Total) CountedBySwaps(SwapCosts costs, SwapWeights weights, int[] seats) =>
        (
            string.Join(
                ' ',
                Swaps(seats).Select(swap => costs.Delta(swap.Round, seats[swap.SeatA], seats[swap.SeatB]))
            ),
            Math.Round(weights.Total / Math.Pow(2, 36), 6)
        );

    private static IEnumerable<(int Round, int SeatA, int SeatB)> Swaps(int[] seats)
    {
        for (var round = 0; round < Problem.Rounds.Count; round++)
        {
            var groups = GroupOfSeat(Problem.Rounds[round]);
            for (var a = 0; a < groups.Length; a++)
            {
                for (var b = 0; b < a; b++)
                {
                    if (groups[a] != groups[b])
                    {
                        yield return (round, (round * People) + a, (round * People) + b);
                    }
                }
            }
        }
    }

    private static int[] GroupOfSeat(SeriesRound round) =>
        [.. round.Sizes.SelectMany((size, group) => Enumerable.Repeat(group, size))];

    private static long Cost(int[] seats)
    {
        var rounds = Problem
            .Rounds.Select(
                (round, at) =>
                    GroupOfSeat(round)
                        .Select((group, seat) => (group, Person: seats[(at * People) + seat]))
                        .GroupBy(seat => seat.group, seat => seat.Person)
                        .Select(IReadOnlyList<int> (group) => [.. group])
                        .ToList()
            )
            .ToList();
        var count = CountSeries.Of(Problem, rounds);
        return count.Repeats + (2 * count.Broken);
    }

    private static int[] Shuffled(Random random, IEnumerable<int> people)
    {
        int[] order = [.. people];
        random.Shuffle(order);
        return order;
    }
}
