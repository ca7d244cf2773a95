namespace Sparring.NetworkAnalysis.Homogeneity;

/// <summary>(ties across − ties within) / ties: −1 when everybody keeps to their own kind, 1 when nobody does.</summary>
/// <remarks>Krackhardt and Stern, Informal networks and organizational crises, 1988. Strengths are ignored; people of unknown value are left out.</remarks>
public static class EiIndex
{
    /// <summary>Null without ties between people of known values.</summary>
    public static double? Directed(Network network, Trait trait) => Of(KnownTrait.Of(trait).Ties(network.Out));

    /// <summary>With a tie either way counting as one tie; null without such ties.</summary>
    public static double? Undirected(Network network, Trait trait) => Of(KnownTrait.Of(trait).Ties(network.Undirected));

    /// <summary>
    /// The mean over all ways to give the same values to the same people: 1 − 2 Σ n_k (n_k − 1) / (n (n − 1)), whatever the ties;
    /// null with fewer than two people of known values.
    /// </summary>
    public static double? ExpectedRandomLabels(Trait trait) => Expected(KnownTrait.Of(trait));

    /// <summary>Per value of the trait, in the order of the values, with the ties its people have either way.</summary>
    public static IReadOnlyList<double?> ByValue(Network network, Trait trait)
    {
        var known = KnownTrait.Of(trait);
        var sums = new (long Inside, long All)[known.Counts.Length];
        for (var person = 0; person < known.Values.Length; person++)
        {
            var own = known.Values[person];
            foreach (var other in own < 0 ? [] : network.Undirected.Of(person))
            {
                if (known.Values[other] >= 0)
                {
                    sums[own].All++;
                    sums[own].Inside += known.Values[other] == own ? 1 : 0;
                }
            }
        }

        return [.. sums.Select(Of)];
    }

    internal static double? Expected(KnownTrait trait)
    {
        double people = trait.People;
        return people < 2
            ? null
            : 1 - (2 * trait.Counts.Sum(count => (double)count * (count - 1)) / (people * (people - 1)));
    }

    internal static double? Of((long Inside, long All) ties) =>
        ties.All > 0 ? (double)(ties.All - (2 * ties.Inside)) / ties.All : null;
}
