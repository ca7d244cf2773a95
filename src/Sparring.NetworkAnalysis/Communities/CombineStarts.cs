namespace Sparring.NetworkAnalysis.Communities;

/// <summary>What two searches agree on is left together, and what to do with those parts is searched for anew, which is cheap.</summary>
/// <remarks>Ovelgönne and Geyer-Schulz, An ensemble learning strategy for graph clustering, 2012 (core groups).</remarks>
internal static class CombineStarts
{
    private const int IdleTurns = 2;
    private const int MostTurns = 5;

    /// <summary>The best division found of the parts both have in common; a few turns. O(n + m) and a little.</summary>
    public static int[] Of(WeightedGraph graph, int[] one, int[] other, int rounds, ref Chance chance)
    {
        var (parts, count) = ConnectedParts(graph, one, other);
        var coarse = graph.Joined(parts, count);
        var (best, quality) = (Array.Empty<int>(), double.MinValue);
        for (int turn = 0, idle = 0; turn < MostTurns && idle < IdleTurns; turn++, idle++)
        {
            var own = Leiden.Start(coarse, rounds, ref chance, default);
            var found = coarse.Modularity(own);
            if (found > quality + 1e-12)
            {
                (best, quality, idle) = (own, found, turn == 0 ? 0 : -1);
            }
        }

        var communities = new int[graph.Nodes];
        for (var node = 0; node < communities.Length; node++)
        {
            communities[node] = best[parts[node]];
        }

        return communities;
    }

    /// <summary>Nodes alike in both divisions, as far as ties between such nodes reach; numbered without holes.</summary>
    public static (int[] Parts, int Count) ConnectedParts(WeightedGraph graph, int[] one, int[] other)
    {
        var inside = graph.Inside(Alike(one, other));
        var (parts, queue, count) = (new int[graph.Nodes], new int[graph.Nodes], 0);
        parts.AsSpan().Fill(-1);
        for (var first = 0; first < parts.Length; first++)
        {
            if (parts[first] >= 0)
            {
                continue;
            }

            var (head, tail) = (0, 1);
            (queue[0], parts[first]) = (first, count);
            while (head < tail)
            {
                foreach (var next in inside.Of(queue[head++]))
                {
                    if (parts[next] < 0)
                    {
                        parts[next] = count;
                        queue[tail++] = next;
                    }
                }
            }

            count++;
        }

        return (parts, count);
    }

    // A number for each pair of communities.
    private static int[] Alike(int[] one, int[] other)
    {
        if (ReferenceEquals(one, other))
        {
            return one;
        }

        var (numbers, alike) = (new Dictionary<(int, int), int>(), new int[one.Length]);
        for (var node = 0; node < alike.Length; node++)
        {
            if (!numbers.TryGetValue((one[node], other[node]), out alike[node]))
            {
                numbers[(one[node], other[node])] = alike[node] = numbers.Count;
            }
        }

        return alike;
    }
}
