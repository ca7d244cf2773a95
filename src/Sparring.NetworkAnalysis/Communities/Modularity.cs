namespace Sparring.NetworkAnalysis.Communities;

/// <summary>How many more ties stay inside communities than chance would have: Q = Σ_c (L_c / m − (D_c / 2m)²). Direction is ignored.</summary>
/// <remarks>Newman and Girvan, Finding and evaluating community structure in networks, 2004. O(n + m).</remarks>
public static class Modularity
{
    /// <summary>Null when nobody is tied.</summary>
    public static double? Undirected(Network network, IReadOnlyList<int> communities)
    {
        var ties = network.Undirected;
        if (ties.Count == 0)
        {
            return null;
        }

        var degrees = new long[communities.Count == 0 ? 0 : communities.Max() + 1];
        var inside = 0L;
        for (var person = 0; person < ties.People; person++)
        {
            degrees[communities[person]] += ties.Degree(person);
            foreach (var other in ties.Of(person))
            {
                inside += communities[person] == communities[other] ? 1 : 0;
            }
        }

        double ends = ties.Count;
        return (inside / ends) - degrees.Sum(degree => degree / ends * (degree / ends));
    }
}
