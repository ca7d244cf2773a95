namespace Sparring.Rooms.Surveys.Figures;

/// <summary>Whom the figures of a question count, so that the next wave takes heed.</summary>
public sealed record CountedSet(string Name, IReadOnlyList<Guid> People)
{
    /// <summary>The ledger of who has shown nothing.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<CountedSet>> None { get; } =
        new Dictionary<string, IReadOnlyList<CountedSet>>(StringComparer.Ordinal);

    /// <summary>Two ledgers as one; a set that stands in both stands once.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<CountedSet>> Joined(
        IReadOnlyDictionary<string, IReadOnlyList<CountedSet>> one,
        IReadOnlyDictionary<string, IReadOnlyList<CountedSet>> other
    ) =>
        one.Concat(other)
            .GroupBy(part => part.Key, part => part.Value, StringComparer.Ordinal)
            .ToDictionary(
                part => part.Key,
                IReadOnlyList<CountedSet> (part) =>
                    [
                        .. part.SelectMany(sets => sets)
                            .DistinctBy(set => $"{set.Name} {string.Join(',', set.People.Order())}"),
                    ],
                StringComparer.Ordinal
            );
}
