namespace Sparring.Rooms.Surveys.Figures;

/// <summary>The forum as one network. Nothing in it is about one person: no list, no degree, no name.</summary>
/// <param name="Level">The word for the density (<c>LevelWords</c>); null without one.</param>
/// <param name="PerRespondent">Relations named by each who answered, on average.</param>
/// <param name="Components">Parts nobody in which is connected with anybody outside.</param>
/// <param name="IsSomebodyIndispensable">Whether the network would fall apart without some one person; never who.</param>
/// <param name="Core">Null when it was not planned, there is none, or one of its two parts is too small.</param>
public sealed record ForumNetwork(
    string? Level,
    decimal PerRespondent,
    int Components,
    bool IsSomebodyIndispensable,
    CoreFigures? Core
)
{
    /// <summary>By department and by level, where something may be said.</summary>
    public IReadOnlyList<TraitFigures> Traits { get; init; } = [];
}

/// <summary>Whether the core is of one kind, and how many relations go across. Percentages are whole and of the whole forum.</summary>
/// <param name="Trait"><c>department</c> or <c>level</c>.</param>
/// <param name="IsCoreMixed">False when chance seldom makes a core so much of one kind; null where there is no core to tell of.</param>
/// <param name="Across">Of a hundred relations, how many go to another; null where that would tell of few.</param>
/// <param name="PossibleAcross">The same of the possible relations.</param>
public sealed record TraitFigures(string Trait, bool? IsCoreMixed, int? Across, int? PossibleAcross);

/// <summary>Core and periphery. Densities are whole percentages of what was answered.</summary>
/// <param name="Share">The core's share of the forum, in per cent.</param>
/// <param name="Fit">Pearson's r with the ideal pattern, two decimals.</param>
/// <param name="IsUnique">Whether another division fits as well.</param>
public sealed record CoreFigures(int Share, int Within, int Between, int Periphery, decimal Fit, bool IsUnique);
