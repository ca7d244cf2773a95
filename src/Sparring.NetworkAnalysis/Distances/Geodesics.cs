using System.Runtime.Intrinsics;

namespace Sparring.NetworkAnalysis.Distances;

/// <summary>What the shortest paths between all pairs add up to.</summary>
/// <remarks>
/// O(n m) at worst, exact, on as many threads as given. Sources are dealt into blocks that do not depend on the threads, and the blocks
/// are added in their order, so the figures are the same to the last digit. Memory: 16 numbers a person, and 27 for each thread.
/// </remarks>
public sealed class Geodesics
{
    private const int Blocks = 16;
    private const int FewPeople = 256;

    private Geodesics(int people, bool directed)
    {
        Directed = directed;
        (Betweenness, Harmonic) = (new double[people], new double[people]);
        (Farness, Reached) = (new long[people], new int[people]);
    }

    /// <summary>Along the direction of ties; in an undirected network the same as <see cref="Undirected"/>.</summary>
    public static Geodesics Along(Network network, int threads = 1, CancellationToken cancel = default) =>
        Of(network, network.Out, network.In, directed: network.Directed, threads, cancel);

    /// <summary>With a tie either way counting as a tie.</summary>
    public static Geodesics Undirected(Network network, int threads = 1, CancellationToken cancel = default) =>
        Of(network, network.Undirected, network.Undirected, directed: false, threads, cancel);

    internal bool Directed { get; }

    /// <summary>Per person the shares of shortest paths that pass; without direction each pair once.</summary>
    internal double[] Betweenness { get; }

    /// <summary>Per person the sum of 1 / distance to everybody reached.</summary>
    internal double[] Harmonic { get; }

    /// <summary>Per person the sum of distances to everybody reached.</summary>
    internal long[] Farness { get; }

    /// <summary>Per person how many others are reached.</summary>
    internal int[] Reached { get; }

    /// <summary>The longest distance between people who reach each other; 0 when nobody does.</summary>
    internal int Longest { get; private set; }

    private static Geodesics Of(
        Network network,
        TieList outward,
        TieList inward,
        bool directed,
        int threads,
        CancellationToken cancel
    )
    {
        var people = outward.People;
        var sums = new Geodesics(people, directed);
        var order = new WalkOrder(network.Undirected);
        var near = order.Renamed(outward, inward);
        var blocks = people < FewPeople ? 1 : Blocks;
        var parts = new (double[] Betweenness, int Longest)[blocks];
        InBlocks.Do(
            blocks,
            threads,
            () => new GeodesicWalk(near.Out, near.In),
            (walk, block) => parts[block] = sums.Walk(walk, order, block, blocks),
            cancel
        );
        foreach (var (betweenness, longest) in parts)
        {
            sums.Longest = Math.Max(sums.Longest, longest);
            for (var place = 0; place < people; place++)
            {
                sums.Betweenness[order.At(place)] += directed ? betweenness[place] : betweenness[place] / 2;
            }
        }

        return sums;
    }

    private (double[] Betweenness, int Longest) Walk(GeodesicWalk walk, WalkOrder order, int block, int blocks)
    {
        var people = Reached.Length;
        var betweenness = new double[people];
        var longest = 0;
        for (var first = block * Lanes.Count; first < people; first += blocks * Lanes.Count)
        {
            var count = Math.Min(Lanes.Count, people - first);
            walk.Search(first, count);
            walk.Owe(betweenness);
            longest = Math.Max(longest, walk.Levels.Depth);
            for (var distance = 1; distance <= walk.Levels.Depth; distance++)
            {
                var reached = walk.Levels.Count(distance);
                for (var lane = 0; lane < count; lane++)
                {
                    var (source, others) = (order.At(first + lane), reached.GetElement(lane));
                    Reached[source] += (int)others;
                    Farness[source] += others * distance;
                    Harmonic[source] += (double)others / distance;
                }
            }
        }

        return (betweenness, longest);
    }
}
