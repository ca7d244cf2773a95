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
        if ((best?.Rounds.Count ?? 0) < most && sizes.All(size => size is 3 or 4))
        {
            var fours = sizes.Count(size => size == 4);
            var listed = DesignCatalogue.Find(fours, sizes.Count - fours);
            best = (listed?.Rounds.Count ?? 0) > (best?.Rounds.Count ?? 0) ? listed : best;
        }

        return best is { } found ? found with { Rounds = [.. found.Rounds.Take(most)] } : null;
    }
}
