namespace Sparring.GroupComposition.Series;

/// <summary>A whole series of gatherings: people 0 … <see cref="People"/> − 1 sit in new groups at each, and should not meet twice.</summary>
public sealed record SeriesProblem
{
    /// <summary>n, everybody who comes to at least one round.</summary>
    public required int People { get; init; }

    /// <summary>The rounds to plan, in the order of time.</summary>
    public required IReadOnlyList<SeriesRound> Rounds { get; init; }

    /// <summary>Pairs that may not share a group in any round: one department, boss and report, the own sparring group.</summary>
    public IReadOnlyList<PersonPair> Apart { get; init; } = [];

    /// <summary>Earlier rounds, as lists of groups. A pair that met there meets again in any round planned here.</summary>
    public IReadOnlyList<IReadOnlyList<IReadOnlyList<int>>> Earlier { get; init; } = [];

    /// <summary>Each round and pair that share a value cost the weight; counts only after rules and repeats.</summary>
    public IReadOnlyList<CategoricalAttribute> Attributes { get; init; } = [];

    /// <summary>Costs of particular pairs each time they share a group; count only after rules and repeats.</summary>
    public IReadOnlyList<PairTerm> Terms { get; init; } = [];

    /// <summary>The same sizes in every round and everybody present.</summary>
    public static SeriesProblem Of(int people, IReadOnlyList<int> sizes, int rounds) =>
        new() { People = people, Rounds = [.. Enumerable.Repeat(new SeriesRound(sizes), rounds)] };
}

/// <summary>One gathering: how many sit in each group.</summary>
public sealed record SeriesRound(IReadOnlyList<int> Sizes)
{
    /// <summary>Who comes; nobody named means everybody.</summary>
    public IReadOnlyList<int>? Present { get; init; }
}
