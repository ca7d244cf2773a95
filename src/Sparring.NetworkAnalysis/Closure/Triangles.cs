using System.Numerics;

namespace Sparring.NetworkAnalysis.Closure;

/// <summary>Ties among each person's contacts. Direction is ignored.</summary>
/// <param name="Of">Triangles each person is in.</param>
/// <remarks>
/// Up to 64 people by rows of bits. Else each triangle is found once, from its people of lowest degree (Chiba and Nishizeki,
/// Arboricity and subgraph listing algorithms, 1985); O(m √m).
/// </remarks>
public sealed record Triangles(IReadOnlyList<long> Of)
{
    public static Triangles In(Network network) =>
        new(network.Rows is { } rows ? OfRows(rows.Undirected) : OfTies(network.Undirected));

    private static long[] OfRows(ulong[] rows)
    {
        var triangles = new long[rows.Length];
        for (var person = 0; person < rows.Length; person++)
        {
            var twice = 0;
            for (var row = rows[person]; row != 0; row &= row - 1)
            {
                twice += BitOperations.PopCount(rows[BitOperations.TrailingZeroCount(row)] & rows[person]);
            }

            triangles[person] = twice / 2;
        }

        return triangles;
    }

    private static long[] OfTies(TieList ties)
    {
        var upward = Upward(ties);
        var triangles = new long[ties.People];
        var marked = new bool[ties.People];
        for (var person = 0; person < ties.People; person++)
        {
            foreach (var other in upward.Of(person))
            {
                marked[other] = true;
            }

            foreach (var other in upward.Of(person))
            {
                foreach (var third in upward.Of(other))
                {
                    if (marked[third])
                    {
                        triangles[person]++;
                        triangles[other]++;
                        triangles[third]++;
                    }
                }
            }

            foreach (var other in upward.Of(person))
            {
                marked[other] = false;
            }
        }

        return triangles;
    }

    // Each tie once, towards the higher degree.
    private static TieList Upward(TieList ties)
    {
        var start = new int[ties.People + 1];
        var to = new int[ties.Count / 2];
        var at = 0;
        for (var person = 0; person < ties.People; person++)
        {
            foreach (var other in ties.Of(person))
            {
                if ((ties.Degree(person), person).CompareTo((ties.Degree(other), other)) < 0)
                {
                    to[at++] = other;
                }
            }

            start[person + 1] = at;
        }

        return new(start, to);
    }
}
