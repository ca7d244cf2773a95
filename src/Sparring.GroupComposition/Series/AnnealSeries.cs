using System.Runtime.CompilerServices;

namespace Sparring.GroupComposition.Series;

/// <summary>Simulated annealing over all rounds together: two people of a round change places.</summary>
/// <remarks>
/// The temperature falls in a line from warm to cold, again and again, each time over more epochs. An epoch is 50,000 moves, each of which
/// weighs two groups. Keeps the best seats it has seen. Source of the idea: Dotu and Van Hentenryck, "Scheduling Social Golfers
/// Locally" (2005), who swap as here but with tabu lists.
/// </remarks>
internal sealed class AnnealSeries
{
    private const int MovesPerEpoch = 50_000;

    private readonly SeriesBoard _board;
    private readonly int[] _rounds;
    private readonly int[] _best;
    private Chance _chance;

    /// <summary>Begins from the seats the board has; only the named rounds may change.</summary>
    public AnnealSeries(SeriesBoard board, IReadOnlyList<int> rounds, int seed)
    {
        _board = board;
        _rounds = [.. rounds.Where(round => board.SeatsOf(round) > 1)];
        _chance = new Chance((ulong)seed);
        _best = new int[board.Rounds * board.People];
        Keep();
    }

    public long BestCost { get; private set; }

    public int[] Best => _best;

    /// <summary>Cools down once over so many epochs; true when the target was met.</summary>
    /// <param name="warm">First temperature, in the units of cost.</param>
    public bool Cool(double warm, double cold, int epochs, long target, WorkBudget budget, double share = 1)
    {
        for (var epoch = 0; epoch < epochs && BestCost > target && _rounds.Length > 0; epoch++)
        {
            if (!budget.Take(share))
            {
                return false;
            }

            RunEpoch(warm - ((warm - cold) * epoch / epochs), target);
            if (_board.Cost < BestCost)
            {
                Keep();
            }
        }

        return BestCost <= target;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void RunEpoch(double temperature, long target)
    {
        for (var move = 0; move < MovesPerEpoch; move++)
        {
            var round = _rounds[_chance.Below(_rounds.Length)];
            var seats = _board.SeatsOf(round);
            var (a, b) = (_chance.Below(seats), _chance.Below(seats));
            var delta = _board.Delta(round, a, b);
            if (delta > 0 && delta > Cooling.Allowance(ref _chance, temperature))
            {
                continue;
            }

            _board.Swap(round, a, b, delta);
            if (_board.Cost < BestCost && (_board.Cost <= target || BestCost < 5 * SeriesBoard.Repeat))
            {
                Keep();
                if (BestCost <= target)
                {
                    return;
                }
            }
        }
    }

    private void Keep()
    {
        _board.Save(_best);
        BestCost = _board.Cost;
    }
}
