namespace Sparring.GroupComposition.Repair;

/// <summary>Mends groups when people are missing or arrive: as few people move as can be, and of those answers the cheapest.</summary>
/// <remarks>
/// Deepening search from what is wrong: a group with too few, one with too many, a person without a seat. With no moves, with one,
/// with two …; people who must stay together move together. At most two groups change whenever one move is enough. Cost: people ×
/// groups for one move; stops after a fixed number of tries, a few hundredths of a second.
/// </remarks>
public static class RepairGroups
{
    /// <summary>Groups for those who are there.</summary>
    /// <param name="problem">Everybody who could be there; a problem without faults.</param>
    /// <param name="groups">Who sat where; people who were not expected sit nowhere.</param>
    /// <param name="present">Who is there now: the missing left out, the new ones included.</param>
    public static Repaired For(
        GroupProblem problem,
        IReadOnlyList<IReadOnlyList<int>> groups,
        IReadOnlyCollection<int> present
    ) =>
        present.Count == 0
            ? new Repaired.Done([.. groups.Select(_ => Array.Empty<int>())], [], [], 0, problem.Sizes)
            : new Day(problem, groups, present).Mend();

    /// <summary>Some people of the groups are missing.</summary>
    public static Repaired Absent(
        GroupProblem problem,
        IReadOnlyList<IReadOnlyList<int>> groups,
        IReadOnlyCollection<int> missing
    ) => For(problem, groups, groups.SelectMany(group => group).Except(missing).ToHashSet());

    /// <summary>Some people have come who sat nowhere.</summary>
    public static Repaired Arrived(
        GroupProblem problem,
        IReadOnlyList<IReadOnlyList<int>> groups,
        IReadOnlyCollection<int> arrived
    ) => For(problem, groups, groups.SelectMany(group => group).Union(arrived).ToHashSet());
}
