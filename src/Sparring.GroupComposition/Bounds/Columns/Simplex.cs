using System.Numerics;
using System.Runtime.CompilerServices;

namespace Sparring.GroupComposition.Bounds.Columns;

/// <summary>The linear relaxation of the set partition over the columns taken in so far; its duals price the others.</summary>
/// <remarks>
/// Revised simplex with an explicit inverse. Right sides are shifted a little so that it does not turn in circles: what is proved
/// with the duals holds for any duals. A pivot is O(rows² + columns taken in).
/// </remarks>
internal sealed class Simplex
{
    private const double Tiny = 1e-9;
    private const int PivotsBetweenRefreshes = 100;

    private readonly GroupColumns _columns;
    private readonly BasisInverse _inverse;
    private readonly double[] _right;
    private readonly double[] _value;
    private readonly int[] _basis;
    private readonly double _penalty;
    private readonly int[] _forbidden;
    private long _pivots;
    private readonly List<int> _taken = [];
    private readonly HashSet<int> _known = [];

    /// <summary>Starts with nothing taken in.</summary>
    /// <param name="columns">What there is to choose from.</param>
    /// <param name="dearer">Covering a row by nothing costs this many times the dearest group.</param>
    /// <param name="forbidden">Above 0 for columns that may not be chosen; read at each <see cref="Solve"/>.</param>
    public Simplex(GroupColumns columns, double dearer, int[] forbidden)
    {
        (_columns, _forbidden) = (columns, forbidden);
        _penalty = dearer * (columns.Costs.Max(Math.Abs) + 1);
        _inverse = new BasisInverse(columns);
        (_right, _value, Duals) = (new double[columns.Rows], new double[columns.Rows], new double[columns.Rows]);
        _basis = new int[columns.Rows];
        for (var row = 0; row < columns.Rows; row++)
        {
            var plain = row < columns.Units ? 1 : columns.GroupsOf[row - columns.Units];
            _right[row] = plain + (1e-4 * (((row + 1) * 0.6180339887498949 % 1) + 0.1));
            _basis[row] = -1 - row;
        }

        _right.CopyTo(_value, 0);
        Array.Fill(Duals, _penalty);
    }

    public double[] Duals { get; }

    /// <summary>Takes a column in; false when it is in already.</summary>
    public bool Take(int column)
    {
        if (!_known.Add(column))
            return false;
        _taken.Add(column);
        return true;
    }

    /// <summary>The columns of the solution and how much of each, a little above what is due by the shifted right sides.</summary>
    public IEnumerable<(int Column, double Share)> Solution => _basis.Zip(_value).Where(own => own.Second > 0.01);

    /// <summary>Solves over the columns taken in, from where it stood.</summary>
    public void Solve(Work work)
    {
        Price();
        while (!work.IsOver)
        {
            work.Count(((long)_columns.Rows * _columns.Rows) + (4L * _taken.Count));
            var entering = Entering(out var reduced);
            if (entering < 0 || !Pivot(entering, reduced))
                return;
            if (++_pivots % PivotsBetweenRefreshes == 0)
                Refresh();
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int Entering(out double reduced)
    {
        var entering = -1;
        reduced = -1e-7;
        foreach (var column in _taken)
        {
            if (_forbidden[column] > 0)
                continue;
            var own = _columns.Costs[column] - Duals[_columns.Units + _columns.KindOf(column)];
            for (var rest = _columns.Masks[column]; rest != 0; rest &= rest - 1)
                own -= Duals[BitOperations.TrailingZeroCount(rest)];
            if (own < reduced)
                (entering, reduced) = (column, own);
        }

        return entering;
    }

    private bool Pivot(int entering, double reduced)
    {
        _inverse.Direct(entering);
        var direction = _inverse.Direction;
        var (leaving, step) = (-1, double.MaxValue);
        for (var row = 0; row < direction.Length; row++)
        {
            if (direction[row] > 1e-7 && _value[row] < step * direction[row])
                (leaving, step) = (row, _value[row] / direction[row]);
        }

        if (leaving < 0)
            return false;
        for (var row = 0; row < direction.Length; row++)
            _value[row] = Math.Max(_value[row] - (step * direction[row]), 0);
        _value[leaving] = step;
        _basis[leaving] = entering;
        _inverse.Eliminate(leaving, Tiny);
        var own = _inverse.Row(leaving);
        for (var row = 0; row < own.Length; row++)
            Duals[row] += reduced * own[row];
        return true;
    }

    // Inverts the basis anew, because small errors add up.
    private void Refresh()
    {
        _inverse.Invert(_basis, Tiny);
        Array.Clear(_value);
        for (var row = 0; row < _value.Length; row++)
        {
            var own = _inverse.Row(row);
            for (var i = 0; i < own.Length; i++)
                _value[row] += own[i] * _right[i];
            _value[row] = Math.Max(_value[row], 0);
        }

        Price();
    }

    private void Price()
    {
        Array.Clear(Duals);
        for (var row = 0; row < _value.Length; row++)
        {
            var own = _inverse.Row(row);
            var cost = CostOf(_basis[row]);
            for (var i = 0; i < own.Length; i++)
                Duals[i] += cost * own[i];
        }
    }

    private double CostOf(int column) =>
        column < 0 ? _penalty
        : _forbidden[column] > 0 ? _columns.Costs[column] + _penalty
        : _columns.Costs[column];
}
