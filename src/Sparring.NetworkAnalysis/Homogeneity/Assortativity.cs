namespace Sparring.NetworkAnalysis.Homogeneity;

/// <summary>Whether ties prefer their own kind: (Σ e_kk − Σ a_k b_k) / (1 − Σ a_k b_k), e the shares of ties from kind to kind.</summary>
/// <remarks>Newman, Mixing patterns in networks, 2003. Values are kinds without order; people of unknown value are left out.</remarks>
public static class Assortativity
{
    /// <summary>Null without ties, or when all ties end in one kind.</summary>
    public static double? Directed(Network network, Trait trait) => Of(network.Out, KnownTrait.Of(trait));

    /// <summary>With a tie either way counting as one tie.</summary>
    public static double? Undirected(Network network, Trait trait) => Of(network.Undirected, KnownTrait.Of(trait));

    internal static double? Of(TieList ties, KnownTrait trait)
    {
        var (from, to) = (new long[trait.Counts.Length], new long[trait.Counts.Length]);
        long inside = 0,
            all = 0;
        for (var person = 0; person < ties.People; person++)
        {
            var own = trait.Values[person];
            if (own < 0)
            {
                continue;
            }

            foreach (var other in ties.Of(person))
            {
                var there = trait.Values[other];
                if (there >= 0)
                {
                    from[own]++;
                    to[there]++;
                    inside += own == there ? 1 : 0;
                    all++;
                }
            }
        }

        // Whole numbers: the denominator is 0 exactly when all ties end in one kind.
        var chance = from.Zip(to, (a, b) => (double)a * b).Sum();
        var apart = ((double)all * all) - chance;
        return apart > 0 ? (((double)inside * all) - chance) / apart : null;
    }
}
