namespace Sparring.NetworkAnalysis;

/// <summary>Who is tied to whom, as two flat arrays: person i's contacts are To[Start[i]] … To[Start[i + 1] − 1], ascending.</summary>
/// <remarks>Memory: 4 bytes a tie and 4 a person.</remarks>
public sealed class TieList
{
    internal TieList(int[] start, int[] to) => (Start, To) = (start, to);

    internal int[] Start { get; }

    internal int[] To { get; }

    public int People => Start.Length - 1;

    /// <summary>How many ties there are; an undirected tie stands at both its ends and counts twice.</summary>
    public int Count => To.Length;

    /// <summary>The people this one is tied to, ascending.</summary>
    public ReadOnlySpan<int> Of(int person) => To.AsSpan(Start[person], Start[person + 1] - Start[person]);

    public int Degree(int person) => Start[person + 1] - Start[person];

    /// <summary>Whether the tie is there; O(log degree).</summary>
    public bool Has(int from, int to) => Of(from).BinarySearch(to) >= 0;

    /// <summary>The same ties seen from the other end; O(n + m).</summary>
    internal TieList Reversed()
    {
        var start = new int[Start.Length];
        foreach (var to in To)
        {
            start[to + 1]++;
        }

        for (var person = 0; person < People; person++)
        {
            start[person + 1] += start[person];
        }

        var next = start.AsSpan(0, People).ToArray();
        var back = new int[To.Length];
        for (var from = 0; from < People; from++)
        {
            foreach (var to in Of(from))
            {
                back[next[to]++] = from;
            }
        }

        return new(start, back);
    }

    /// <summary>Ties that are in one list or the other; O(n + m).</summary>
    internal static TieList Either(TieList a, TieList b)
    {
        var start = new int[a.Start.Length];
        var to = new int[a.Count + b.Count];
        var at = 0;
        for (var person = 0; person < a.People; person++)
        {
            at = Merge(a.Of(person), b.Of(person), to, at);
            start[person + 1] = at;
        }

        Array.Resize(ref to, at);
        return new(start, to);
    }

    private static int Merge(ReadOnlySpan<int> a, ReadOnlySpan<int> b, int[] to, int at)
    {
        int x = 0,
            y = 0;
        while (x < a.Length && y < b.Length)
        {
            int left = a[x],
                right = b[y];
            to[at++] = Math.Min(left, right);
            x += left <= right ? 1 : 0;
            y += right <= left ? 1 : 0;
        }

        a[x..].CopyTo(to.AsSpan(at));
        at += a.Length - x;
        b[y..].CopyTo(to.AsSpan(at));
        return at + b.Length - y;
    }
}
