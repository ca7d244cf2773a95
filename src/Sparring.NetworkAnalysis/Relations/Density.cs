namespace Sparring.NetworkAnalysis.Relations;

/// <summary>Ties of those that could have been said.</summary>
/// <remarks>
/// Observed: m / known cells, which is m / (respondents × (n − 1)) when whole rows are silent (Wasserman and Faust, Social Network
/// Analysis, 1994, 4.3; missing cells are taken out first, as R's sna does in gden). All cells: m / (n (n − 1)), for comparison only.
/// Undirected: pairs with a tie either way / pairs of which at least one side is known.
/// </remarks>
public static class Density
{
    /// <summary>Null when no cell is known.</summary>
    public static double? Observed(Network network) => Share(network.Out.Count, network.Answers.ObservedCells);

    /// <summary>
    /// With a cell nobody answered taken from the other side, where that is known: who did not answer is taken to return every tie. Null when
    /// no pair is known. O(n + m).
    /// </summary>
    /// <remarks>Stork and Richards, Nonrespondents in communication network studies, 1992 (reconstruction).</remarks>
    public static double? Reconstructed(Network network)
    {
        if (!network.Directed)
        {
            return Observed(network);
        }

        var returned = 0L;
        for (var person = 0; person < network.People; person++)
        {
            foreach (var other in network.Out.Of(person))
            {
                returned += network.Answers.Knows(other, person) ? 0 : 1;
            }
        }

        return Share(network.Out.Count + returned, 2 * network.Answers.KnownPairs);
    }

    /// <summary>Null with fewer than two people.</summary>
    public static double? AllCells(Network network) =>
        Share(network.Out.Count, (long)network.People * (network.People - 1));

    /// <summary>Null when no pair is known.</summary>
    public static double? Undirected(Network network) =>
        Share(network.Undirected.Count / 2, network.Answers.KnownPairs);

    private static double? Share(long part, long whole) => whole > 0 ? (double)part / whole : null;
}
