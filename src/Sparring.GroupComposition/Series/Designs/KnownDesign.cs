namespace Sparring.GroupComposition.Series.Designs;

/// <summary>The longest repeat-free series for given sizes that the catalogue and the constructions know.</summary>
internal static class KnownDesign
{
    /// <summary>At most <paramref name="most"/> rounds; nothing when no construction fits the sizes.</summary>
    public static Design? Find(IReadOnlyList<int> sizes, int most)
    {
        if (sizes.Max() < 2)
        {
            return null;
        }

        var best = RoundRobin.Find(sizes, most) ?? TransversalRounds.Find(sizes, most);
        if (Rounds(best) < most && sizes.Max() == sizes.Min())
        {
            best = Longer(best, FilledColumns.Find(sizes.Count, sizes[0], most));
        }

        if (Rounds(best) < most && sizes.All(size => size is 3 or 4))
        {
            var fours = sizes.Count(size => size == 4);
            best = Longer(best, DesignCatalogue.Find(fours, sizes.Count - fours));
        }

        return best is { } found ? found with { Rounds = [.. found.Rounds.Take(most)] } : null;
    }

    private static Design? Longer(Design? one, Design? other) => Rounds(other) > Rounds(one) ? other : one;

    private static int Rounds(Design? design) => design?.Rounds.Count ?? 0;
}
