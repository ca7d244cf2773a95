namespace Sparring.GroupComposition.Series;

/// <summary>The groups of every round, and what was counted in them.</summary>
public sealed record SeriesPlan
{
    /// <summary>Round → group (in the order of the round's sizes) → people in ascending order.</summary>
    public required IReadOnlyList<IReadOnlyList<IReadOnlyList<int>>> Rounds { get; init; }

    /// <summary>Counted anew from the groups, not taken from the search.</summary>
    public required SeriesCount Count { get; init; }

    /// <summary>No plan for these rounds has fewer repeats and broken rules together.</summary>
    public required long LowerBound { get; init; }

    /// <summary>How the groups came about.</summary>
    public required SeriesOrigin Origin { get; init; }

    /// <summary>Wall time in seconds.</summary>
    public double Seconds { get; init; }

    /// <summary>Work spent; the same number and seed give the same groups on every machine.</summary>
    public long Epochs { get; init; }

    /// <summary>Proved that no plan breaks fewer rules and has fewer repeats.</summary>
    public bool Optimal => Count.Broken + Count.Repeats == LowerBound && Count.Broken == 0;
}

/// <summary>Surplus meetings of pairs, meetings of pairs that must stay apart, and the sum of attribute and pair costs.</summary>
public readonly record struct SeriesCount(long Repeats, long Broken, long Cost);

/// <summary>How a plan came about.</summary>
public enum SeriesOrigin
{
    /// <summary>A known design: nobody meets twice by construction.</summary>
    Design,

    /// <summary>A known design whose points were given to people so that the rules hold.</summary>
    LabelledDesign,

    /// <summary>Found by local search over all rounds together.</summary>
    Search,
}
