using System.Numerics;
using System.Runtime.CompilerServices;

namespace Sparring.GroupComposition.Bounds.Columns;

/// <summary>The cheapest choice of columns that seats everybody once, among those that a given cost allows.</summary>
/// <remarks>
/// Depth first: the unit with the fewest columns left is seated in each of them, cheapest first. A column's reduced cost is what it
/// takes of the allowance, so few columns are left when the bound is good. A branch ends when the cheapest columns of the units left
/// take more than remains. Nodes are exponential at worst; measured up to 60 people: a few hundred to some ten thousand.
/// </remarks>
internal sealed class PartitionSearch
{
    private readonly GroupColumns _columns;
    private readonly long[] _reduced;
    private readonly Work _work;
    private readonly int[] _left;
    private readonly List<int> _chosen = [];
    private long _allowed;

    public PartitionSearch(GroupColumns columns, long[] reduced, Work work)
    {
        (_columns, _reduced, _work) = (columns, reduced, work);
        _left = [.. columns.GroupsOf];
    }

    /// <summary>Columns of the cheapest answer found, null when there is none within the allowance.</summary>
    public int[]? Best { get; private set; }

    /// <summary>Looks for answers among <paramref name="pool"/> whose reduced costs add up to no more than <paramref name="allowed"/>.</summary>
    /// <returns>True when it went through all; false when the work was over before.</returns>
    public bool Run(int[] pool, long allowed)
    {
        _allowed = allowed;
        var sorted = pool.OrderBy(column => _reduced[column]).ThenBy(column => column).ToArray();
        Seat(_columns.Units == 64 ? ulong.MaxValue : (1UL << _columns.Units) - 1, sorted, 0);
        return !_work.IsOver;
    }

    private void Seat(ulong waiting, ReadOnlySpan<int> columns, long taken)
    {
        if (waiting == 0)
        {
            if (!_left.Any(groups => groups > 0))
                Found(taken);
            return;
        }

        _work.Count(4L * columns.Length);
        if (_work.IsOver || Scarcest(waiting, columns, _allowed - taken) is not (>= 0 and var unit))
            return;
        var next = new int[columns.Length];
        foreach (var column in columns)
        {
            if (taken + _reduced[column] > _allowed)
                return;
            if (((_columns.Masks[column] >> unit) & 1) == 0)
                continue;
            _left[_columns.KindOf(column)]--;
            _chosen.Add(column);
            var own = taken + _reduced[column];
            Seat(waiting & ~_columns.Masks[column], next.AsSpan(0, Keep(columns, column, own, next)), own);
            _chosen.RemoveAt(_chosen.Count - 1);
            _left[_columns.KindOf(column)]++;
        }
    }

    private void Found(long taken)
    {
        Best = [.. _chosen];
        // Costs are whole: the next answer must be cheaper by one at least.
        _allowed = taken - ColumnPrices.Scale;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int Keep(ReadOnlySpan<int> columns, int seated, long taken, int[] next)
    {
        var (count, mask, remains) = (0, _columns.Masks[seated], _allowed - taken);
        foreach (var column in columns)
        {
            if (_reduced[column] > remains)
                break;
            if ((_columns.Masks[column] & mask) == 0 && _left[_columns.KindOf(column)] > 0)
                next[count++] = column;
        }

        return count;
    }

    // −1 when a unit has no column left, or the cheapest columns of all units together take more than remains.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int Scarcest(ulong waiting, ReadOnlySpan<int> columns, long remains)
    {
        Span<int> choices = stackalloc int[64];
        Span<long> share = stackalloc long[64];
        choices.Clear();
        share.Fill(long.MaxValue);
        foreach (var column in columns)
        {
            var mask = _columns.Masks[column];
            var each = _reduced[column] / BitOperations.PopCount(mask);
            for (; mask != 0; mask &= mask - 1)
            {
                var unit = BitOperations.TrailingZeroCount(mask);
                choices[unit]++;
                share[unit] = Math.Min(share[unit], each);
            }
        }

        var scarcest = -1;
        long least = 0;
        for (; waiting != 0; waiting &= waiting - 1)
        {
            var unit = BitOperations.TrailingZeroCount(waiting);
            if (choices[unit] == 0)
                return -1;
            least += share[unit];
            scarcest = scarcest < 0 || choices[unit] < choices[scarcest] ? unit : scarcest;
        }

        return least <= remains ? scarcest : -1;
    }
}
