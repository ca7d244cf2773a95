namespace Sparring.NetworkAnalysis.CorePeriphery;

/// <summary>Climbs by single moves from the best cut of the order by degree, from random divisions, and from the best, shaken.</summary>
internal static class ClimbToCores
{
    private const int SteepPeople = 200;
    private const double StartsTimesPeople = 600_000;

    // UCINET's share of the core in a random start.
    private const double CoreShare = 0.384;

    public static void Into(
        BestCores best,
        CoreData data,
        OffBlocks off,
        CoreOptions options,
        CancellationToken cancel,
        bool lookAround = true
    )
    {
        var state = new CoreState(data, off);
        var chance = new Chance((ulong)options.Seed);
        var starts = options.Starts ?? StartsFor(data.People);
        StartByDegree(state, data);
        Climb(state, data);
        best.Offer(state.Fit, state.InCore);
        for (var start = 0; start < starts; start++)
        {
            cancel.ThrowIfCancellationRequested();
            // One start in four shakes the best instead: near a good division lie better ones.
            Begin(state, best, start % 4 == 3, ref chance);
            Climb(state, data);
            best.Offer(state.Fit, state.InCore);
        }

        if (lookAround)
        {
            AsGoodAround.Look(best, state, data, cancel);
        }
    }

    private static int StartsFor(int people) =>
        people <= SteepPeople ? 3000 : (int)Math.Clamp(StartsTimesPeople / people, 8, 3000);

    /// <summary>The order by what people give and get, cut where the fit is best.</summary>
    internal static void StartByDegree(CoreState state, CoreData data)
    {
        state.Clear();
        var order = Enumerable.Range(0, data.People).ToArray();
        Array.Sort(data.RowSums.Select(sum => -sum).ToArray(), order);
        var (best, size) = (double.NegativeInfinity, 0);
        for (var at = 0; at < order.Length; at++)
        {
            state.Flip(order[at]);
            if (state.Fit > best)
            {
                (best, size) = (state.Fit, at + 1);
            }
        }

        for (var at = order.Length - 1; at >= size; at--)
        {
            state.Flip(order[at]);
        }
    }

    private static void Begin(CoreState state, BestCores best, bool shaken, ref Chance chance)
    {
        var people = state.InCore.Length;
        if (shaken && best.Count > 0)
        {
            state.Set(best[chance.Below(best.Count)]);
            for (var move = 2 + chance.Below(Math.Max(2, people / 4)); move > 0; move--)
            {
                state.Flip(chance.Below(people));
            }

            return;
        }

        for (var person = 0; person < people; person++)
        {
            if (chance.Unit() < CoreShare != state.InCore[person])
            {
                state.Flip(person);
            }
        }
    }

    /// <summary>Moves until none makes the fit better: the best move of all for few people, else the first found.</summary>
    internal static void Climb(CoreState state, CoreData data)
    {
        while (data.People <= SteepPeople ? StepSteeply(state) : Sweep(state)) { }
    }

    private static bool StepSteeply(CoreState state)
    {
        var chosen = state.BestMove(Least(state.Fit));
        if (chosen >= 0)
        {
            state.Flip(chosen);
        }

        return chosen >= 0;
    }

    private static bool Sweep(CoreState state)
    {
        var moved = false;
        var best = Least(state.Fit);
        for (var person = 0; person < state.InCore.Length; person++)
        {
            var fit = state.FitAfter(person);
            if (fit > best)
            {
                state.Flip(person);
                (best, moved) = (Least(fit), true);
            }
        }

        return moved;
    }

    // A gain smaller than rounding is none, or two divisions would be exchanged for ever.
    private static double Least(double fit) => double.IsNaN(fit) ? double.NegativeInfinity : fit + 1e-14;
}
