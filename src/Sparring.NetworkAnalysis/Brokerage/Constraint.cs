using System.Numerics;
using System.Runtime.InteropServices;

namespace Sparring.NetworkAnalysis.Brokerage;

/// <summary>How much a person's contacts are one circle: C_i = Σ_j (p_ij + Σ_q p_iq p_qj)², j over the contacts, p_ij = a_ij / Σ_k a_ik.</summary>
/// <remarks>
/// Burt, Structural Holes, 1992, 2.4. Direction is ignored. As in igraph and networkx, a contact's shares are of all his or her ties;
/// UCINET by default counts those inside the person's own circle only and gives other figures. O(Σ degrees of contacts).
/// </remarks>
public static class Constraint
{
    /// <summary>Null for people without ties.</summary>
    public static double?[] Undirected(Network network)
    {
        var ties = network.Undirected;
        var share = new double[ties.People];
        for (var person = 0; person < share.Length; person++)
        {
            share[person] = ties.Degree(person) > 0 ? 1.0 / ties.Degree(person) : 0;
        }

        return network.Rows is { } rows ? OfRows(rows, share) : OfTies(ties, share);
    }

    private static double?[] OfTies(TieList ties, double[] share)
    {
        var constraint = new double?[ties.People];
        var spent = new double[ties.People];
        for (var person = 0; person < ties.People; person++)
        {
            foreach (var other in ties.Of(person))
            {
                spent[other] += 1;
                foreach (var third in ties.Of(other))
                {
                    spent[third] += share[other];
                }
            }

            var sum = 0.0;
            foreach (var other in ties.Of(person))
            {
                sum += spent[other] * spent[other];
            }

            constraint[person] = share[person] > 0 ? share[person] * share[person] * sum : null;
            Forget(ties, person, spent);
        }

        return constraint;
    }

    private static void Forget(TieList ties, int person, double[] spent)
    {
        foreach (var other in ties.Of(person))
        {
            spent[other] = 0;
            foreach (var third in ties.Of(other))
            {
                spent[third] = 0;
            }
        }
    }

    // Up to 64 people: a contact's whole row is added at once.
    private static double?[] OfRows(TieRows rows, double[] share)
    {
        var people = share.Length;
        var width = (people + 7) / 8 * 8;
        var table = new double[people * width];
        for (var person = 0; person < people; person++)
        {
            for (var row = rows.Undirected[person]; row != 0; row &= row - 1)
            {
                table[(person * width) + BitOperations.TrailingZeroCount(row)] = 1;
            }
        }

        var constraint = new double?[people];
        var spent = new double[width];
        for (var person = 0; person < people; person++)
        {
            table.AsSpan(person * width, width).CopyTo(spent);
            for (var row = rows.Undirected[person]; row != 0; row &= row - 1)
            {
                var other = BitOperations.TrailingZeroCount(row);
                AddRow(spent, table.AsSpan(other * width, width), share[other]);
            }

            var own = table.AsSpan(person * width, width);
            constraint[person] = share[person] > 0 ? share[person] * share[person] * SumOfSquares(spent, own) : null;
        }

        return constraint;
    }

    private static void AddRow(Span<double> to, ReadOnlySpan<double> row, double times)
    {
        var sums = MemoryMarshal.Cast<double, Vector<double>>(to);
        var parts = MemoryMarshal.Cast<double, Vector<double>>(row);
        for (var at = 0; at < parts.Length; at++)
        {
            sums[at] += parts[at] * times;
        }
    }

    private static double SumOfSquares(ReadOnlySpan<double> of, ReadOnlySpan<double> where)
    {
        var sum = Vector<double>.Zero;
        var parts = MemoryMarshal.Cast<double, Vector<double>>(of);
        var rows = MemoryMarshal.Cast<double, Vector<double>>(where);
        for (var at = 0; at < parts.Length; at++)
        {
            sum += parts[at] * parts[at] * rows[at];
        }

        return Vector.Sum(sum);
    }
}
