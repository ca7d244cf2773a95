namespace Sparring.NetworkAnalysis.Closure;

/// <summary>How often two contacts of one person are tied: 3 × triangles / paths of two ties; null without such paths.</summary>
/// <remarks>Newman, Strogatz and Watts, Random graphs with arbitrary degree distributions, 2001. Direction is ignored.</remarks>
public static class Transitivity
{
    public static double? Undirected(Network network, Triangles triangles)
    {
        long closed = 0,
            paths = 0;
        for (var person = 0; person < network.People; person++)
        {
            long degree = network.Undirected.Degree(person);
            closed += triangles.Of[person];
            paths += degree * (degree - 1) / 2;
        }

        return paths > 0 ? (double)closed / paths : null;
    }
}
