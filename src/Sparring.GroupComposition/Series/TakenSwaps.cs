namespace Sparring.GroupComposition.Series;

/// <summary>Annealing that draws among the swaps that would be taken, for series where one in thousands is.</summary>
/// <remarks>
/// Where almost every pair has met, <see cref="AnnealSeries"/> weighs thousands of swaps for one that it takes. Here each step takes one,
/// drawn with the chance it would have had to be the next one taken (Bortz, Kalos and Lebowitz 1975, the "n-fold way"). The temperature
/// stays: 0.2 suits up to <see cref="MostSeats"/> seats, more of them want it colder. An epoch is 250 swaps. Decision 0161.
/// </remarks>
internal sealed class TakenSwaps
{
    private const int SwapsPerEpoch = 250;
    private const int MostSeats = 400;

    // Further away the cooling finds more.
    private const int MostRepeats = 8;

    private readonly SwapCosts _costs;
    private readonly SwapWeights _swaps;
    private readonly int[] _best;
    private long _cost;
    private Chance _chance;

    /// <summary>Begins from these seats, which cost so many repeats.</summary>
    public TakenSwaps(SeriesProblem problem, int[] seats, long repeats, int seed)
    {
        _costs = new SwapCosts(problem, seats);
        _swaps = new SwapWeights(_costs);
        _best = (int[])seats.Clone();
        (_cost, BestCost) = (repeats, repeats);
        _chance = new Chance((ulong)seed);
    }

    /// <summary>In repeats; a broken rule is two.</summary>
    public long BestCost { get; private set; }

    public int[] Best => _best;

    /// <summary>Few enough seats, and few enough repeats more than there must be.</summary>
    public static bool IsFor(SeriesProblem problem, long repeats) =>
        repeats <= MostRepeats
        && problem.People <= MeetingMasks.MostPeople
        && problem.Rounds.Sum(round => round.Sizes.Sum()) <= MostSeats;

    /// <summary>Goes on for so many epochs; true when the target was met.</summary>
    public bool Run(int epochs, long target, WorkBudget budget, double share)
    {
        for (var epoch = 0; epoch < epochs && BestCost > target && _swaps.Total > 0 && budget.Take(share); epoch++)
        {
            for (var swap = 0; swap < SwapsPerEpoch && BestCost > target && _swaps.Total > 0; swap++)
            {
                Take();
            }
        }

        return BestCost <= target;
    }

    private void Take()
    {
        var number = (long)Math.BigMul(_chance.Next(), (ulong)_swaps.Total, out _);
        var (round, a, b) = _swaps.At(number);
        _cost += _costs.Delta(round, a, b);
        _swaps.Swap(round, a, b);
        if (_cost < BestCost)
        {
            BestCost = _cost;
            _costs.Save(_best);
        }
    }
}
