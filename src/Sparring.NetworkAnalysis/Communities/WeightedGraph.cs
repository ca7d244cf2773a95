using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Sparring.NetworkAnalysis.Communities;

/// <summary>A network whose nodes stand for groups of people: between two nodes as many ties as there are, and each node's ends.</summary>
/// <remarks>Ties inside a node show in its ends only.</remarks>
internal sealed class WeightedGraph
{
    // Two rows as long as the ties of the lowest level, shared by all levels: large arrays are dear to get and to give back.
    private readonly (int[] To, int[] Weights) _room;

    private WeightedGraph(
        (int[] To, int[] Weights) room,
        int[] start,
        int[] to,
        int[]? weights,
        long[] ends,
        long total
    )
    {
        (_room, Start, To, Weights, Ends, Total) = (room, start, to, weights, ends, total);
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

    /// <summary>Nodes a node has ties with.</summary>
    public ReadOnlySpan<int> Of(int node) => To.AsSpan(Start[node], Start[node + 1] - Start[node]);

    public static WeightedGraph Of(TieList ties)
    {
        var ends = new long[ties.People];
        for (var person = 0; person < ties.People; person++)
        {
            ends[person] = ties.Degree(person);
        }

        return new((new int[ties.Count + 1], new int[ties.Count + 1]), ties.Start, ties.To, null, ends, ties.Count);
    }

    /// <summary>Ties of a node into each group, added up in <paramref name="into"/>; the groups met stand in <paramref name="met"/>.</summary>
    /// <remarks>A group is met when nothing was counted into it yet: without asking, because the answer is anybody's guess.</remarks>
    public int Gather(int node, int[] groups, int[] into, Span<int> met)
    {
        var (begin, count) = (Start[node], Start[node + 1] - Start[node]);
        var others = To.AsSpan(begin, count);
        return Weights is null
            ? Gather(others, groups, into, met)
            : Gather(others, Weights.AsSpan(begin, count), groups, into, met);
    }

    private static int Gather(ReadOnlySpan<int> others, int[] groups, int[] into, Span<int> met)
    {
        ref var group = ref MemoryMarshal.GetArrayDataReference(groups);
        ref var sums = ref MemoryMarshal.GetArrayDataReference(into);
        ref var seen = ref MemoryMarshal.GetReference(met);
        var count = 0;
        foreach (var other in others)
        {
            var there = Unsafe.Add(ref group, other);
            ref var sum = ref Unsafe.Add(ref sums, there);
            var before = sum;
            Unsafe.Add(ref seen, count) = there;
            count += before == 0 ? 1 : 0;
            sum = before + 1;
        }

        return count;
    }

    private static int Gather(
        ReadOnlySpan<int> others,
        ReadOnlySpan<int> weights,
        int[] groups,
        int[] into,
        Span<int> met
    )
    {
        var count = 0;
        for (var at = 0; at < others.Length; at++)
        {
            var there = groups[others[at]];
            met[count] = there;
            count += into[there] == 0 ? 1 : 0;
            into[there] += weights[at];
        }

        return count;
    }

    /// <summary>The graph whose nodes are the parts; O(n + m).</summary>
    public WeightedGraph Joined(int[] parts, int count)
    {
        var (first, members) = ByPart(parts, count);
        var start = new int[count + 1];
        var (to, weights) = _room;
        var (into, met, ends) = (new int[count], new int[count + 1], new long[count]);
        var at = 0;
        for (var part = 0; part < count; part++)
        {
            var found = 0;
            foreach (var node in members.AsSpan(first[part], first[part + 1] - first[part]))
            {
                ends[part] += Ends[node];
                found += Gather(node, parts, into, met.AsSpan(found));
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

        return new(_room, start, to[..at], weights[..at], ends, Total);
    }

    /// <summary>The same nodes with the ties inside the groups only; ends stay what they are. Good until the next graph is made.</summary>
    public WeightedGraph Inside(int[] groups)
    {
        var (start, at) = (new int[Start.Length], 0);
        var (to, weights) = _room;
        ref var group = ref MemoryMarshal.GetArrayDataReference(groups);
        for (var node = 0; node < Nodes; node++)
        {
            var own = groups[node];
            for (var tie = Start[node]; tie < Start[node + 1]; tie++)
            {
                var other = To[tie];
                to[at] = other;
                if (Weights is not null)
                {
                    weights[at] = Weights[tie];
                }

                at += Unsafe.Add(ref group, other) == own ? 1 : 0;
            }

            start[node + 1] = at;
        }

        return new(_room, start, to, Weights is null ? null : weights, Ends, Total);
    }

    /// <summary>How many ties a node has, weighed.</summary>
    public long TiesOf(int node)
    {
        if (Weights is null)
        {
            return Start[node + 1] - Start[node];
        }

        var sum = 0L;
        foreach (var weight in Weights.AsSpan(Start[node], Start[node + 1] - Start[node]))
        {
            sum += weight;
        }

        return sum;
    }

    /// <summary>The modularity of the groups, with the ties inside the nodes.</summary>
    public double Modularity(int[] groups)
    {
        var (inside, ends) = (0L, new long[Nodes]);
        for (var node = 0; node < Nodes; node++)
        {
            var group = groups[node];
            ends[group] += Ends[node];
            inside += Ends[node] - TiesOf(node) + TiesInto(node, groups, group);
        }

        double all = Total;
        return (inside / all) - ends.Sum(end => end / all * (end / all));
    }

    private long TiesInto(int node, int[] groups, int group)
    {
        var sum = 0L;
        var others = Of(node);
        if (Weights is null)
        {
            foreach (var other in others)
            {
                sum += groups[other] == group ? 1 : 0;
            }

            return sum;
        }

        for (var at = 0; at < others.Length; at++)
        {
            sum += groups[others[at]] == group ? Weights[Start[node] + at] : 0;
        }

        return sum;
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
