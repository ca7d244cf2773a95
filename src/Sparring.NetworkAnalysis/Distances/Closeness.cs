namespace Sparring.NetworkAnalysis.Distances;

/// <summary>How near those reached are: people reached / the sum of distances to them; null for who reaches nobody.</summary>
/// <remarks>Freeman, Centrality in social networks, 1979; within the people reached, as igraph does since 0.10.</remarks>
public static class Closeness
{
    public static double?[] Of(Geodesics paths)
    {
        var closeness = new double?[paths.Reached.Length];
        for (var person = 0; person < closeness.Length; person++)
        {
            closeness[person] =
                paths.Reached[person] > 0 ? (double)paths.Reached[person] / paths.Farness[person] : null;
        }

        return closeness;
    }
}
