namespace Sparring.NetworkAnalysis.Communities;

/// <summary>Communities of high modularity, each of them connected. Direction is ignored.</summary>
/// <param name="Of">The community of each person, numbered in the order of their first members.</param>
/// <param name="Modularity">Null when nobody is tied.</param>
/// <remarks>
/// Traag, Waltman and van Eck, From Louvain to Leiden, 2019, with the best merge instead of a random one in the refinement. Gains are
/// whole numbers (times 2m), so nothing depends on rounding. Begun anew until a number of turns in a row find nothing better; what two
/// turns agree on is searched once more. Up to 64 people are searched by rows of bits.
/// </remarks>
public sealed record Leiden(IReadOnlyList<int> Of, double? Modularity)
{
    // Thin networks have many divisions that are nearly as good: what starts agree on helps there, shaking does not.
    private const int ThickDegree = 10;
    internal const int MostTurns = 20;

    /// <summary>The best found; the same for the same seed.</summary>
    public static Leiden Best(Network network, LeidenOptions options, CancellationToken cancel = default)
    {
        if (network.Undirected.Count == 0)
        {
            return new([.. Enumerable.Range(0, network.People)], null);
        }

        var graph = WeightedGraph.Of(network.Undirected);
        var chance = new Chance((ulong)options.Seed);
        var isThick = network.Undirected.Count >= ThickDegree * network.People;
        if (network.Rows is not { } rows || (!isThick && options.IdleStarts <= MostTurns))
        {
            return Many(graph, options, ref chance, cancel);
        }

        var few = ShakeFewPeople.Best(rows.Undirected, (options.IdleStarts + 1) / 2, ref chance);
        var shaken = new Leiden(few, graph.Modularity(few));
        // With time for both, the better of the two.
        return !isThick && Many(graph, options, ref chance, cancel) is var many && many.Modularity > shaken.Modularity
            ? many
            : shaken;
    }

    // A start is compared with the best and combined with it; what comes out is smoothed and taken apart where nothing holds it together.
    private static Leiden Many(WeightedGraph graph, LeidenOptions options, ref Chance chance, CancellationToken cancel)
    {
        var best = Start(graph, options.Rounds, ref chance, cancel);
        var quality = graph.Modularity(best);
        for (int start = 1, idle = 0; start < options.MostStarts && idle < options.IdleStarts; start++)
        {
            idle++;
            var other = Start(graph, options.Rounds, ref chance, cancel);
            var both = CombineStarts.Of(graph, best, other, options.Rounds, ref chance);
            foreach (var found in (int[][])[other, both])
            {
                var own = graph.Modularity(found);
                if (own > quality + 1e-12)
                {
                    (best, quality, idle) = (found, own, 0);
                }
            }
        }

        var whole = Smoothed(graph, best, ref chance);
        return new(whole, graph.Modularity(whole));
    }

    // Until nobody gains by going elsewhere and every community hangs together; both only ever gain.
    private static int[] Smoothed(WeightedGraph graph, int[] best, ref Chance chance)
    {
        while (true)
        {
            var moved = MoveNodes.In(graph, best, ref chance);
            var communities = Pack(best);
            var (parts, count) = CombineStarts.ConnectedParts(graph, best, best);
            if (!moved && count == communities)
            {
                return parts;
            }

            best = parts;
        }
    }

    internal static int[] Start(WeightedGraph graph, int rounds, ref Chance chance, CancellationToken cancel)
    {
        var communities = new int[graph.Nodes];
        for (var node = 0; node < graph.Nodes; node++)
        {
            communities[node] = node;
        }

        for (var round = 0; round < rounds; round++)
        {
            cancel.ThrowIfCancellationRequested();
            if (!Round(graph, communities, ref chance))
            {
                break;
            }
        }

        return communities;
    }

    // One round down the levels: move, refine, join what was refined, and again; false when no node moved at all.
    private static bool Round(WeightedGraph bottom, int[] communities, ref Chance chance)
    {
        var graph = bottom;
        var own = communities;
        var levels = new List<int[]>();
        var anyMoved = false;
        while (true)
        {
            var moved = MoveNodes.In(graph, own, ref chance);
            anyMoved |= moved;
            var count = Pack(own);
            if (count == graph.Nodes)
            {
                break;
            }

            var refined = RefineCommunities.Of(graph, own, count, ref chance);
            var parts = Pack(refined);
            if (parts == graph.Nodes)
            {
                break;
            }

            levels.Add(refined);
            var above = new int[parts];
            for (var node = 0; node < graph.Nodes; node++)
            {
                above[refined[node]] = own[node];
            }

            (graph, own) = (graph.Joined(refined, parts), above);
        }

        BringDown(levels, own, communities);
        return anyMoved;
    }

    // From the highest level back to the people.
    private static void BringDown(List<int[]> levels, int[] own, int[] communities)
    {
        for (var node = 0; node < communities.Length; node++)
        {
            var at = node;
            foreach (var level in levels)
            {
                at = level[at];
            }

            communities[node] = own[at];
        }
    }

    // Numbers 0 … count − 1 without holes; returns the count.
    private static int Pack(int[] numbers)
    {
        var given = new int[numbers.Length];
        given.AsSpan().Fill(-1);
        var count = 0;
        for (var at = 0; at < numbers.Length; at++)
        {
            ref var number = ref given[numbers[at]];
            number = number < 0 ? count++ : number;
            numbers[at] = number;
        }

        return count;
    }
}

/// <summary>How long to look for communities.</summary>
public sealed record LeidenOptions
{
    public int Seed { get; init; } = 1;

    /// <summary>Turns in a row that find nothing better before the search ends.</summary>
    public int IdleStarts { get; init; } = 1;

    /// <summary>Rounds of one turn at most; a round in which nobody moves ends it.</summary>
    public int Rounds { get; init; } = 20;

    /// <summary>Starts at most.</summary>
    internal int MostStarts { get; init; } = int.MaxValue;

    /// <summary>Many turns for few people, two for thousands.</summary>
    /// <param name="patience">How many times as many turns for up to 800 people.</param>
    public static LeidenOptions For(int people, int seed = 1, int patience = 1) =>
        new()
        {
            Seed = seed,
            IdleStarts =
                Math.Clamp(FewStarts / Math.Max(1, people), 1, Leiden.MostTurns) * (people > FewStarts ? 1 : patience),
            Rounds =
                people > ManyPeople ? 1
                : people > FewStarts ? 2
                : 20,
            MostStarts =
                people > ManyPeople ? 2
                : people > FewStarts ? 1
                : int.MaxValue,
        };

    private const int FewStarts = 800;
    private const int ManyPeople = 2000;
}
