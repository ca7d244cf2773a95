using Sparring.GroupComposition.Series.Designs;

namespace Sparring.GroupComposition.Series;

/// <summary>Plans all rounds of a series together: first what is known by construction, then what search makes of it.</summary>
/// <remarks>
/// Rules come first and then repeats, where a broken rule weighs two repeats, then costs, which never outweigh either. A design that fits
/// the sizes needs no search; with rules its points are given to people first; what remains is annealed. One thread, so the same seed
/// and epochs give the same plan however many there are.
/// </remarks>
public static class PlanSeries
{
    /// <summary>The plan, or why the series cannot be meant.</summary>
    public static SeriesAnswer Of(SeriesProblem problem, SeriesOptions options, CancellationToken cancel = default)
    {
        var faults = new CheckSeries(problem).Faults();
        if (faults.Count > 0)
        {
            return new SeriesAnswer.Refused(faults);
        }

        var budget = new WorkBudget(options, cancel);
        var (rounds, origin) = new SeriesSearch(problem, options, budget).Run();
        return new SeriesAnswer.Planned(
            new SeriesPlan
            {
                Rounds = rounds,
                Count = CountSeries.Of(problem, rounds),
                LowerBound = SeriesBound.Of(problem),
                Origin = origin,
                Epochs = budget.Epochs,
                Seconds = budget.Seconds,
            }
        );
    }

    /// <summary>How many rounds of these sizes a known design gives without a single repeat; 0 when none is known.</summary>
    public static int KnownRounds(IReadOnlyList<int> sizes) =>
        KnownDesign.Find(sizes, CheckSeries.MostRounds)?.Rounds.Count ?? 0;
}

/// <summary>What came of planning a series.</summary>
public abstract record SeriesAnswer
{
    private SeriesAnswer() { }

    public sealed record Planned(SeriesPlan Plan) : SeriesAnswer;

    public sealed record Refused(IReadOnlyList<SeriesFault> Faults) : SeriesAnswer;
}
