namespace Sparring.GroupComposition.Series.Designs;

/// <summary>k columns of v people: v rounds across the columns, and then each column's own series inside it.</summary>
/// <remarks>
/// Groups of k, k dividing v. The rounds across are a transversal design, the rounds within are any series for v people; a column's people
/// have not met across. So 27 people in threes have 9 + 4 rounds, and 64 in fours 16 + 5. Source: the tripling of Kirkman systems
/// (Ray-Chaudhuri and Wilson, 1971). Cost: rounds × people.
/// </remarks>
internal static class FilledColumns
{
    public static Design? Find(int groups, int size, int most)
    {
        if (size < 3 || groups % size != 0 || new FiniteRing(groups).Units < size)
        {
            return null;
        }

        int[] inside = [.. Enumerable.Repeat(size, groups / size)];
        var across = TransversalRounds.Find([.. Enumerable.Repeat(size, groups)], most);
        if (across is null || across.Rounds.Count >= most)
        {
            return across;
        }

        var within = groups == size ? OneGroup(size) : KnownDesign.Find(inside, most - across.Rounds.Count);
        var filled = within?.Rounds.Select(round =>
            Enumerable
                .Range(0, size)
                .SelectMany(column => round.Select(group => Shifted(group, column * groups)))
                .ToArray()
        );
        return across with { Rounds = [.. across.Rounds, .. filled ?? []] };
    }

    private static Design OneGroup(int size) =>
        new(
            size,
            [
                [
                    [.. Enumerable.Range(0, size)],
                ],
            ]
        );

    private static int[] Shifted(int[] group, int by) => [.. group.Select(point => point + by)];
}
