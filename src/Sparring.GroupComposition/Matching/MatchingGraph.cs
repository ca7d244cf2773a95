namespace Sparring.GroupComposition.Matching;

/// <summary>The permitted pairs as seen from each person: the neighbours of v lie at First[v] … First[v + 1] − 1.</summary>
internal sealed class MatchingGraph
{
    private MatchingGraph(int people, int arcs)
    {
        First = new int[people + 1];
        Neighbours = new int[arcs];
        Weights = new int[arcs];
    }

    public int People => First.Length - 1;

    public int[] First { get; }

    public int[] Neighbours { get; }

    public int[] Weights { get; }

    public static MatchingGraph Of(int people, ReadOnlySpan<WeightedPair> pairs)
    {
        var graph = new MatchingGraph(people, 2 * pairs.Length);
        var first = graph.First;
        foreach (var pair in pairs)
        {
            Check(people, pair);
            first[pair.A]++;
            first[pair.B]++;
        }

        for (var person = 1; person <= people; person++)
        {
            first[person] += first[person - 1];
        }

        // Filled from the back, so that each person's end becomes the person's start.
        for (var at = pairs.Length - 1; at >= 0; at--)
        {
            var (a, b, weight) = pairs[at];
            graph.Put(--first[a], b, weight);
            graph.Put(--first[b], a, weight);
        }

        return graph;
    }

    private static void Check(int people, WeightedPair pair)
    {
        if ((uint)pair.A >= (uint)people || (uint)pair.B >= (uint)people || pair.A == pair.B)
        {
            throw new ArgumentException(
                $"A pair names two different people from 0 to {people - 1}, not {pair.A} and {pair.B}.",
                nameof(pair)
            );
        }

        if (pair.Weight is < -MaximumWeightMatching.LargestWeight or > MaximumWeightMatching.LargestWeight)
        {
            throw new ArgumentException($"A weight lies between −10⁹ and 10⁹; {pair.Weight} does not.", nameof(pair));
        }
    }

    private void Put(int at, int neighbour, int weight)
    {
        Neighbours[at] = neighbour;
        Weights[at] = weight;
    }
}
