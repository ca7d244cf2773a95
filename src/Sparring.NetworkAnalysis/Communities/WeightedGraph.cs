namespace Sparring.NetworkAnalysis.Communities;

/// <summary>A network whose nodes stand for groups of people: between two nodes as many ties as there are, and each node's ends.</summary>
/// <remarks>Ties inside a node show in its ends only.</remarks>
internal sealed class WeightedGraph
{
    private WeightedGraph(int[] start, int[] to, int[]? weights, long[] ends, long total)
    {
        (Start, To, Weights, Ends, Total) = (start, to, weights, ends, total);
    }

    public int[] Start { get; }

    public int[] To { get; }

    /// <summary>Null when every tie is one.</summary>
    public int[]? Weights { get; }

    /// <summary>Per node the ends of ties in it, those inside twice.</summary>
    public long[] Ends { get; }

    /// <summary>2m, all ends together.</summary>
    public long Total { get; }

    public int Nodes => Start.Length - 1;

    public static WeightedGraph Of(TieList ties)
    {
        var ends = new long[ties.People];
        for (var person = 0; person < ties.People; person++)
        {
            ends[person] = ties.Degree(person);
        }

        return new(ties.Start, ties.To, null, ends, ties.Count);
    }

    /// <summary>Ties of a node into each group, added up in <paramref name="into"/>; the groups met stand in <paramref name="met"/>.</summary>
    public int Gather(int node, int[] groups, int[] into, int[] met)
    {
        var count = 0;
        var (begin, end) = (Start[node], Start[node + 1]);
        for (var at = begin; at < end; at++)
        {
            var group = groups[To[at]];
            ref var sum = ref into[group];
            if (sum == 0)
            {
                met[count++] = group;
            }

            sum += Weights is null ? 1 : Weights[at];
        }

        return count;
    }

    /// <summary>The graph whose nodes are the parts; O(n + m).</summary>
    public WeightedGraph Joined(int[] parts, int count)
    {
        var (first, members) = ByPart(parts, count);
        var start = new int[count + 1];
        var (to, weights) = (new int[To.Length], new int[To.Length]);
        var (into, met, ends) = (new int[count], new int[count], new long[count]);
        var at = 0;
        for (var part = 0; part < count; part++)
        {
            var found = 0;
            foreach (var node in members.AsSpan(first[part], first[part + 1] - first[part]))
            {
                ends[part] += Ends[node];
                for (var tie = Start[node]; tie < Start[node + 1]; tie++)
                {
                    var other = parts[To[tie]];
                    if (into[other] == 0)
                    {
                        met[found++] = other;
                    }

                    into[other] += Weights is null ? 1 : Weights[tie];
                }
            }

            foreach (var other in met.AsSpan(0, found))
            {
                if (other != part)
                {
                    (to[at], weights[at++]) = (other, into[other]);
                }

                into[other] = 0;
            }

            start[part + 1] = at;
        }

        Array.Resize(ref to, at);
        Array.Resize(ref weights, at);
        return new(start, to, weights, ends, Total);
    }

    public double Modularity(int[] groups)
    {
        var (inside, ends) = (0L, new long[Nodes]);
        for (var node = 0; node < Nodes; node++)
        {
            var group = groups[node];
            ends[group] += Ends[node];
            for (var tie = Start[node]; tie < Start[node + 1]; tie++)
            {
                inside += groups[To[tie]] == group ? 1 : 0;
            }
        }

        double all = Total;
        return (inside / all) - ends.Sum(end => end / all * (end / all));
    }

    private (int[] First, int[] Members) ByPart(int[] parts, int count)
    {
        var first = new int[count + 1];
        foreach (var part in parts)
        {
            first[part + 1]++;
        }

        for (var part = 0; part < count; part++)
        {
            first[part + 1] += first[part];
        }

        var (next, members) = (first.AsSpan(0, count).ToArray(), new int[parts.Length]);
        for (var node = 0; node < parts.Length; node++)
        {
            members[next[parts[node]]++] = node;
        }

        return (first, members);
    }
}
