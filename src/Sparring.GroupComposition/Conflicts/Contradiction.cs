using System.Globalization;

namespace Sparring.GroupComposition.Conflicts;

/// <summary>Rules that cannot all be kept: leave any one of them out and the others can.</summary>
/// <param name="Kind">What sort of contradiction, for saying it in the reader's language.</param>
/// <param name="People">Who is part of it, ascending.</param>
/// <param name="Groups">The groups it is about, ascending; empty when it is about all of them.</param>
/// <param name="Rules">The rules; empty when the sizes alone cannot be.</param>
/// <param name="Room">The number the people do not fit: seats of a group, or how many groups there are.</param>
public sealed record Contradiction(
    ContradictionKind Kind,
    IReadOnlyList<int> People,
    IReadOnlyList<int> Groups,
    IReadOnlyList<HardRule> Rules,
    int Room
)
{
    /// <summary>In plain English, people and groups by their numbers.</summary>
    public string Sentence =>
        Kind switch
        {
            ContradictionKind.SizesDoNotSum => $"The groups cannot seat exactly everybody: they have room for {Room}.",
            ContradictionKind.ApartAndTogether =>
                $"Two people must share a group and may not: {Named(People)} are bound together, and two of them are to be kept apart.",
            ContradictionKind.TwoSeats =>
                $"People {Named(People)} must share a group and are settled in different ones, groups {Named(Groups)}.",
            ContradictionKind.SetTooLarge =>
                $"{Count(People)} people must share a group, and the largest holds {Room}: {Named(People)}.",
            ContradictionKind.GroupOverfull =>
                $"{Count(People)} people are bound to group {Named(Groups)}, which holds {Room}: {Named(People)}.",
            ContradictionKind.TooManyApart =>
                $"{Count(People)} people may not meet each other, and there are only {Room} groups: {Named(People)}.",
            ContradictionKind.NoSeatLeft =>
                $"No group is left for somebody among {Named(People)}: each is full or holds somebody to keep apart.",
            ContradictionKind.TooFewToSitWith =>
                $"Somebody has too few left to sit with for a group of {Room}: the rules about {Named(People)}.",
            _ => $"{Count(Rules)} rules cannot all be kept; they are about {Named(People)}.",
        };

    private static string Count<T>(IReadOnlyList<T> list) => list.Count.ToString(CultureInfo.InvariantCulture);

    private static string Named(IReadOnlyList<int> numbers) => string.Join(", ", numbers);
}

public enum ContradictionKind
{
    /// <summary>More or fewer people than the groups hold.</summary>
    SizesDoNotSum,

    /// <summary>Two people are bound together, perhaps through others or a settled group, and kept apart.</summary>
    ApartAndTogether,

    /// <summary>People bound together are settled in two groups.</summary>
    TwoSeats,

    /// <summary>People bound together are more than the largest group holds.</summary>
    SetTooLarge,

    /// <summary>More people are bound to a group than it holds.</summary>
    GroupOverfull,

    /// <summary>More people mutually apart than there are groups.</summary>
    TooManyApart,

    /// <summary>Every group is full or holds somebody to keep apart.</summary>
    NoSeatLeft,

    /// <summary>Somebody is kept apart from so many that the smallest group cannot be filled.</summary>
    TooFewToSitWith,

    /// <summary>Each rule is harmless alone; together they leave no answer.</summary>
    Tangle,
}
