namespace Sparring.DisclosureControl.Planning;

/// <summary>What a report may show, the most useful found, and how near the best it is proved to be.</summary>
public sealed record ReportPlan
{
    /// <summary>The fewest people a cell may have.</summary>
    public required int Smallest { get; init; }

    /// <summary>Whether everybody together may be shown; if not, nothing is.</summary>
    public required bool ShowsWhole { get; init; }

    /// <summary>One for each breakdown asked for, in that order.</summary>
    public required IReadOnlyList<BreakdownPlan> Breakdowns { get; init; }

    /// <summary>Worth times people shown, over all breakdowns.</summary>
    public required long Worth { get; init; }

    /// <summary>No allowed plan is worth more than this.</summary>
    public required long UpperBound { get; init; }

    public bool Optimal => Worth == UpperBound;

    /// <summary>At most this share of the best possible is missing.</summary>
    public double Gap => UpperBound == 0 ? 0 : (double)(UpperBound - Worth) / UpperBound;

    /// <summary>How many people the smallest cell has over the rule: so many may stay away, whoever they are, and the plan holds.</summary>
    public required int Spare { get; init; }

    /// <summary>Everything shown, as the ledger is asked for it: the whole first.</summary>
    public required IReadOnlyList<NamedSet> Sets { get; init; }
}

/// <summary>How much of a breakdown a plan shows.</summary>
public enum Shown
{
    Nothing,
    InPart,
    All,
}

/// <summary>One breakdown in a plan: the parts shown, those that are not and why, and how many are left as all the others.</summary>
public sealed record BreakdownPlan(
    string Name,
    IReadOnlyList<string> Parts,
    IReadOnlyList<Withheld> Withheld,
    int Others
)
{
    public Shown Shown =>
        Withheld.Count == 0 && Parts.Count > 0 ? Shown.All
        : Parts.Count > 0 ? Shown.InPart
        : Shown.Nothing;
}
