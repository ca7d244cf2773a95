namespace Sparring.GroupComposition;

/// <summary>The best groups found, what they cost, and how near the best possible they are proved to be.</summary>
public sealed record Composition
{
    /// <summary>The people of each group in ascending order, one list per entry of <see cref="GroupProblem.Sizes"/>, in that order.</summary>
    public required IReadOnlyList<IReadOnlyList<int>> Groups { get; init; }

    /// <summary>Counted by <see cref="CostOf"/>, not by the search.</summary>
    public required CostReport Report { get; init; }

    /// <summary>No answer that keeps the hard rules can cost less.</summary>
    public required long LowerBound { get; init; }

    /// <summary>Why no answer keeps all hard rules; empty when none is known to be the matter.</summary>
    public IReadOnlyList<string> Conflicts { get; init; } = [];

    /// <summary>Wall time of the whole composition, in seconds.</summary>
    public double Seconds { get; init; }

    /// <summary>What was spent: epochs of every island. The same number gives the same groups on any machine.</summary>
    public long Epochs { get; init; }

    public int Seed { get; init; }

    public ComposeStop Stop { get; init; }

    public long Cost => Report.Cost;

    /// <summary>The cost, part by part.</summary>
    public IReadOnlyList<CostPart> Parts => Report.Parts;

    /// <summary>All hard rules are kept.</summary>
    public bool Feasible => Report.Broken == 0;

    /// <summary>Feasible and proved to be as cheap as any.</summary>
    public bool Optimal => Feasible && Cost == LowerBound;

    /// <summary>How far above the bound, as a share of the bound; 0 when optimal.</summary>
    public double Gap =>
        Cost == LowerBound ? 0
        : LowerBound == 0 ? double.PositiveInfinity
        : (double)(Cost - LowerBound) / Math.Abs(LowerBound);
}

/// <summary>Why a composition stopped.</summary>
public enum ComposeStop
{
    /// <summary>The cost met the lower bound: there is nothing better.</summary>
    Proven,

    /// <summary>The gap is as small as was asked for.</summary>
    GoodEnough,

    /// <summary>The time or the work given is used up.</summary>
    Spent,

    /// <summary>Somebody cancelled; the best so far is the answer.</summary>
    Cancelled,

    /// <summary>The rules contradict each other; the groups break as few as could be found.</summary>
    Contradiction,
}
