using Sparring.NetworkAnalysis.Cohesion;

namespace Sparring.NetworkAnalysis.Centrality;

/// <summary>Each person's centrality is proportional to the sum of the contacts' centralities; the largest is 1. Direction is ignored.</summary>
/// <remarks>
/// Bonacich, Factoring and weighting approaches to status scores, 1972. In a network of several components only the one with the
/// largest eigenvalue has centralities above 0; when two share it the vector is not defined. O(m) a round.
/// </remarks>
public static class Eigenvector
{
    private const double SameValue = 1e-9;

    /// <summary>Null when nobody is tied, or when two components are equally strong.</summary>
    public static double[]? Undirected(Network network) => Undirected(network, Components.Weak(network));

    internal static double[]? Undirected(Network network, Components components)
    {
        if (network.Undirected.Count == 0)
        {
            return null;
        }

        var product = new TieProduct(network.Undirected);
        var (best, value, shared) = (Array.Empty<double>(), 0.0, false);
        foreach (var component in Candidates(network.Undirected, components))
        {
            var (vector, own) = LargestEigenvector.Of(
                product,
                Start(network.Undirected, components, component, product.Length)
            );
            if (own > value * (1 + SameValue))
            {
                (best, value, shared) = (vector, own, false);
            }
            else
            {
                shared |= own > value * (1 - SameValue);
            }
        }

        return shared ? null : Scaled(best, network.People);
    }

    // An eigenvalue lies between the mean and the largest degree of its component, so most components need no search.
    private static IEnumerable<int> Candidates(TieList ties, Components components)
    {
        var most = new int[components.Sizes.Count];
        var sum = new long[components.Sizes.Count];
        for (var person = 0; person < ties.People; person++)
        {
            var component = components.Of[person];
            most[component] = Math.Max(most[component], ties.Degree(person));
            sum[component] += ties.Degree(person);
        }

        var least = Enumerable.Range(0, most.Length).Max(one => (double)sum[one] / components.Sizes[one]);
        return Enumerable.Range(0, most.Length).Where(one => most[one] >= least * (1 - SameValue));
    }

    private static double[] Start(TieList ties, Components components, int component, int length)
    {
        var start = new double[length];
        for (var person = 0; person < ties.People; person++)
        {
            start[person] = components.Of[person] == component ? ties.Degree(person) : 0;
        }

        return start;
    }

    private static double[] Scaled(double[] vector, int people)
    {
        var scaled = vector.AsSpan(0, people).ToArray();
        var most = scaled.Max(Math.Abs);
        for (var person = 0; person < people; person++)
        {
            scaled[person] = Math.Abs(scaled[person]) / most;
        }

        return scaled;
    }
}
