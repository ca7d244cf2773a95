namespace Sparring.NetworkAnalysis.Closure;

/// <summary>The mean over people of the share of their contacts' pairs that are tied; who has fewer than two contacts counts as 0.</summary>
/// <remarks>Watts and Strogatz, Collective dynamics of small-world networks, 1998. Direction is ignored.</remarks>
public static class Clustering
{
    /// <summary>Null when there is nobody.</summary>
    public static double? Undirected(Network network, Triangles triangles)
    {
        var sum = 0.0;
        for (var person = 0; person < network.People; person++)
        {
            long degree = network.Undirected.Degree(person);
            sum += degree > 1 ? 2.0 * triangles.Of[person] / (degree * (degree - 1)) : 0;
        }

        return network.People > 0 ? sum / network.People : null;
    }
}
