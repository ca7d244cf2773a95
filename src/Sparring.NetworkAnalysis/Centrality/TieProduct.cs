using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Sparring.NetworkAnalysis.Centrality;

/// <summary>Sums of a figure over each person's contacts: y = A x. Up to 64 people as a full table, else tie by tie; O(m).</summary>
internal sealed class TieProduct
{
    private readonly TieList _ties;
    private readonly double[]? _table;
    private readonly int _width;

    public TieProduct(TieList ties)
    {
        _ties = ties;
        // Rows end at a whole number of the widest registers.
        _width = (ties.People + 7) / 8 * 8;
        if (ties.People <= TieRows.MostPeople)
        {
            _table = new double[ties.People * _width];
            for (var person = 0; person < ties.People; person++)
            {
                foreach (var other in ties.Of(person))
                {
                    _table[(person * _width) + other] = 1;
                }
            }
        }
    }

    /// <summary>Length of the vectors it takes: n, or a little more with zeros at the end.</summary>
    public int Length => _width;

    public void Of(double[] x, double[] sums)
    {
        if (_table is not null)
        {
            OfTable(x, sums);
            return;
        }

        ref var first = ref MemoryMarshal.GetArrayDataReference(x);
        for (var person = 0; person < _ties.People; person++)
        {
            double even = 0,
                odd = 0;
            var others = _ties.Of(person);
            var at = 0;
            for (; at < others.Length - 1; at += 2)
            {
                even += Unsafe.Add(ref first, others[at]);
                odd += Unsafe.Add(ref first, others[at + 1]);
            }

            sums[person] = even + odd + (at < others.Length ? Unsafe.Add(ref first, others[at]) : 0);
        }
    }

    private void OfTable(double[] x, double[] sums)
    {
        for (var person = 0; person < _ties.People; person++)
        {
            var row = MemoryMarshal.Cast<double, Vector<double>>(_table.AsSpan(person * _width, _width));
            var column = MemoryMarshal.Cast<double, Vector<double>>(x.AsSpan(0, _width));
            var sum = Vector<double>.Zero;
            for (var at = 0; at < row.Length; at++)
            {
                sum += row[at] * column[at];
            }

            sums[person] = Vector.Sum(sum);
        }
    }
}
