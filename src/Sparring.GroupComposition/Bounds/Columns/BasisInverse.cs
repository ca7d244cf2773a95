using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Sparring.GroupComposition.Bounds.Columns;

/// <summary>The inverse of the simplex basis, dense and row by row; a basic column −1 − r stands for row r covered by nothing.</summary>
internal sealed class BasisInverse
{
    private readonly GroupColumns _columns;
    private readonly int _rows;
    private readonly double[] _values;

    public BasisInverse(GroupColumns columns)
    {
        (_columns, _rows) = (columns, columns.Rows);
        (_values, Direction) = (new double[_rows * _rows], new double[_rows]);
        SetToUnit();
    }

    /// <summary>Inverse × the column last directed.</summary>
    public double[] Direction { get; }

    public Span<double> Row(int row) => _values.AsSpan(row * _rows, _rows);

    public void Direct(int column)
    {
        for (var row = 0; row < _rows; row++)
        {
            var own = Row(row);
            if (column < 0)
            {
                Direction[row] = own[-1 - column];
                continue;
            }

            var sum = own[_columns.Units + _columns.KindOf(column)];
            for (var rest = _columns.Masks[column]; rest != 0; rest &= rest - 1)
                sum += own[BitOperations.TrailingZeroCount(rest)];
            Direction[row] = sum;
        }
    }

    /// <summary>Makes the directed column basic at a row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Eliminate(int pivot, double tiny)
    {
        var own = Row(pivot);
        var factor = 1 / Direction[pivot];
        for (var i = 0; i < own.Length; i++)
            own[i] *= factor;
        for (var row = 0; row < _rows; row++)
        {
            var times = Direction[row];
            if (row == pivot || Math.Abs(times) < tiny)
                continue;
            Subtract(Row(row), own, times);
        }
    }

    /// <summary>Inverts these columns from scratch and says in <paramref name="basis"/> at which row each ended.</summary>
    public void Invert(int[] basis, double tiny)
    {
        var columns = basis.OrderDescending().ToArray();
        var free = new bool[_rows];
        Array.Fill(free, true);
        SetToUnit();
        foreach (var column in columns)
        {
            Direct(column);
            var pivot = -1;
            for (var row = 0; row < _rows; row++)
            {
                if (free[row] && (pivot < 0 || Math.Abs(Direction[row]) > Math.Abs(Direction[pivot])))
                    pivot = row;
            }

            free[pivot] = false;
            basis[pivot] = column;
            Eliminate(pivot, tiny);
        }
    }

    // Each entry by itself, so the width of the machine changes nothing.
    private static void Subtract(Span<double> row, Span<double> own, double times)
    {
        var wide = MemoryMarshal.Cast<double, Vector<double>>(row);
        var wideOwn = MemoryMarshal.Cast<double, Vector<double>>(own);
        for (var i = 0; i < wide.Length; i++)
            wide[i] -= wideOwn[i] * times;
        for (var i = wide.Length * Vector<double>.Count; i < row.Length; i++)
            row[i] -= own[i] * times;
    }

    private void SetToUnit()
    {
        Array.Clear(_values);
        for (var row = 0; row < _rows; row++)
            Row(row)[row] = 1;
    }
}
