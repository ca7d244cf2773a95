namespace Sparring.NetworkAnalysis.Cohesion;

/// <summary>People who reach each other when direction is ignored.</summary>
/// <param name="Of">The component of each person, numbered in the order of their first members.</param>
/// <param name="Sizes">People in each component, by its number.</param>
public sealed record Components(IReadOnlyList<int> Of, IReadOnlyList<int> Sizes)
{
    /// <summary>Sizes, the largest first.</summary>
    public IReadOnlyList<int> LargestFirst => [.. Sizes.OrderDescending()];

    /// <summary>Breadth-first from each person not yet reached (Hopcroft and Tarjan, Algorithm 447, 1973). O(n + m).</summary>
    public static Components Weak(Network network)
    {
        var ties = network.Undirected;
        var of = new int[ties.People];
        of.AsSpan().Fill(-1);
        var sizes = new List<int>();
        var queue = new int[ties.People];
        for (var first = 0; first < of.Length; first++)
        {
            if (of[first] >= 0)
            {
                continue;
            }

            var (head, tail) = (0, 1);
            (queue[0], of[first]) = (first, sizes.Count);
            while (head < tail)
            {
                foreach (var other in ties.Of(queue[head++]))
                {
                    if (of[other] < 0)
                    {
                        of[other] = sizes.Count;
                        queue[tail++] = other;
                    }
                }
            }

            sizes.Add(tail);
        }

        return new(of, sizes);
    }
}
