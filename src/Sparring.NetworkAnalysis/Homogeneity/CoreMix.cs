namespace Sparring.NetworkAnalysis.Homogeneity;

/// <summary>How mixed a core is by one trait: the share of its pairs of people who differ, 1 − Σ n_k (n_k − 1) / (n (n − 1)).</summary>
/// <param name="Differing">0 when all of the core are of one kind, 1 when no two are.</param>
/// <param name="ByChance">The mean over all cores of that size drawn from everybody: the same share among everybody, exactly.</param>
/// <param name="Low">How often chance draws a core at most as mixed; the seen one counts as a draw. Small: the core is of one kind more than chance gives.</param>
/// <remarks>
/// Blau, Inequality and heterogeneity, 1977, without replacement; (hits + 1) / (draws + 1) as Phipson and Smyth, 2010. People of unknown
/// value are left out. O(people + draws × people of the core).
/// </remarks>
public sealed record CoreMix(double Differing, double ByChance, double Low)
{
    /// <summary>Null when fewer than two of the core are known, all known people are in it, or all of them are of one kind.</summary>
    /// <param name="core">Numbers of the people of the core.</param>
    public static CoreMix? Of(Trait trait, IReadOnlyCollection<int> core, int draws, int seed)
    {
        var known = KnownTrait.Of(trait);
        var everybody = known.Values.Where(value => value >= 0).ToArray();
        var inside = core.Select(person => known.Values[person]).Where(value => value >= 0).ToArray();
        if (inside.Length < 2 || inside.Length == everybody.Length || known.Counts.Length < 2)
        {
            return null;
        }

        var counts = new int[known.Counts.Length];
        var (seen, among) = (Alike(inside, counts), Alike(everybody, counts));
        var chance = new Chance((ulong)seed);
        var asAlike = 0;
        for (var draw = 0; draw < draws; draw++)
        {
            for (var at = 0; at < inside.Length; at++)
            {
                var chosen = at + chance.Below(everybody.Length - at);
                (everybody[at], everybody[chosen]) = (everybody[chosen], everybody[at]);
            }

            asAlike += Alike(everybody.AsSpan(0, inside.Length), counts) >= seen ? 1 : 0;
        }

        return new(Share(inside.Length, seen), Share(everybody.Length, among), (asAlike + 1.0) / (draws + 1));
    }

    private static double Share(int people, long alike) => 1 - (alike / (people * (people - 1.0)));

    // Ordered pairs of the same kind.
    private static long Alike(ReadOnlySpan<int> values, int[] counts)
    {
        counts.AsSpan().Clear();
        foreach (var value in values)
        {
            counts[value]++;
        }

        var alike = 0L;
        foreach (var count in counts)
        {
            alike += count * (count - 1L);
        }

        return alike;
    }
}
