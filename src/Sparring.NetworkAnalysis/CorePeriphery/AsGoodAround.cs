namespace Sparring.NetworkAnalysis.CorePeriphery;

/// <summary>Around each best division, those one move or one exchange away that are better or as good; until none is new.</summary>
internal static class AsGoodAround
{
    private const long MostExchanges = 4_000_000;

    public static void Look(BestCores best, CoreState state, CoreData data, CancellationToken cancel)
    {
        var exchanges = 0L;
        for (var one = 0; one < best.Count; one++)
        {
            cancel.ThrowIfCancellationRequested();
            var (fit, core) = (best.Best, best[one]);
            state.Set(core);
            Moves(best, state);
            if (exchanges < MostExchanges)
            {
                exchanges += Exchanges(best, state, data);
            }

            if (best.Best > fit)
            {
                // Something better was found: what was as good before is forgotten, and the looking begins anew.
                one = -1;
            }
        }
    }

    private static void Moves(BestCores best, CoreState state)
    {
        for (var person = 0; person < state.InCore.Length; person++)
        {
            if (best.IsAsGood(state.FitAfter(person)))
            {
                state.Flip(person);
                best.Offer(state.Fit, state.InCore);
                state.Flip(person);
            }
        }
    }

    private static long Exchanges(BestCores best, CoreState state, CoreData data)
    {
        var tried = 0L;
        foreach (var leaving in Enumerable.Range(0, data.People).Where(person => state.InCore[person]).ToArray())
        {
            if (tried > MostExchanges)
            {
                break;
            }

            state.Flip(leaving);
            for (var entering = 0; entering < data.People; entering++)
            {
                if (entering != leaving && !state.InCore[entering])
                {
                    tried++;
                    if (best.IsAsGood(state.FitAfter(entering)))
                    {
                        state.Flip(entering);
                        best.Offer(state.Fit, state.InCore);
                        state.Flip(entering);
                    }
                }
            }

            state.Flip(leaving);
        }

        return tried;
    }
}
