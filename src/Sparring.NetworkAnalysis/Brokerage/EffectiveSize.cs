using Sparring.NetworkAnalysis.Closure;

namespace Sparring.NetworkAnalysis.Brokerage;

/// <summary>How many separate circles a person's contacts are: degree − 2 t / degree, t the ties among the contacts.</summary>
/// <remarks>Burt, Structural Holes, 1992; the short form is Borgatti, Structural holes: unpacking Burt's redundancy measures, 1997.</remarks>
public static class EffectiveSize
{
    /// <summary>Null for people without ties.</summary>
    public static double?[] Undirected(Network network, Triangles triangles)
    {
        var sizes = new double?[network.People];
        for (var person = 0; person < sizes.Length; person++)
        {
            var degree = network.Undirected.Degree(person);
            sizes[person] = degree > 0 ? degree - (2.0 * triangles.Of[person] / degree) : null;
        }

        return sizes;
    }
}
