namespace Sparring.NetworkAnalysis.Distances;

/// <summary>How much a person stands on the shortest paths of others: Σ over pairs s, t of paths through the person / all paths.</summary>
/// <remarks>Freeman, A set of measures of centrality based on betweenness, 1977; not normalised; without direction each pair once.</remarks>
public static class Betweenness
{
    public static IReadOnlyList<double> Of(Geodesics paths) => paths.Betweenness;

    /// <summary>Along the direction of ties; null for those whose own ties are unknown: no path is seen to leave them.</summary>
    public static double?[] Along(Geodesics paths, Network network)
    {
        var betweenness = new double?[network.People];
        for (var person = 0; person < betweenness.Length; person++)
        {
            betweenness[person] = network.Directed && network.Answers.Silent[person] ? null : paths.Betweenness[person];
        }

        return betweenness;
    }
}
