using System.Numerics;
using System.Runtime.CompilerServices;

namespace Sparring.GroupComposition.Bounds.Columns;

/// <summary>Prices columns with duals: the bound they prove, in whole numbers, and the columns each unit wants most.</summary>
/// <remarks>Source of the bound: Farley 1990. A round is O(columns × units of a group).</remarks>
internal sealed class ColumnPricing
{
    private const int WantedOfUnit = 12;

    private readonly GroupColumns _columns;
    private readonly int[] _pool;
    private readonly int[] _forbidden;
    private readonly int[] _kindOf;
    private readonly List<(long Reduced, int Column)>[] _wanted;

    /// <summary>Prices some of the columns.</summary>
    /// <param name="columns">All columns.</param>
    /// <param name="pool">Those to price.</param>
    /// <param name="forbidden">Above 0 for columns to pass over.</param>
    public ColumnPricing(GroupColumns columns, int[] pool, int[] forbidden)
    {
        (_columns, _pool, _forbidden) = (columns, pool, forbidden);
        (Prices, Least) = (new long[columns.Units], new long[columns.Kinds.Length]);
        _kindOf = [.. pool.Select(columns.KindOf)];
        _wanted = new List<(long, int)>[columns.Units];
        for (var unit = 0; unit < _wanted.Length; unit++)
            _wanted[unit] = [];
    }

    /// <summary>Scaled price of each unit, as last priced.</summary>
    public long[] Prices { get; }

    /// <summary>Scaled cost above its units' prices of the cheapest column of each kind.</summary>
    public long[] Least { get; }

    /// <summary>The columns that the last prices called too cheap, the most wanted of each unit.</summary>
    public IEnumerable<int> Wanted => _wanted.SelectMany(own => own).Select(own => own.Column).Distinct().Order();

    /// <summary>Scale × what any choice of the pool's columns costs is at least this.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public long Price(double[] duals)
    {
        for (var unit = 0; unit < Prices.Length; unit++)
            Prices[unit] = (long)Math.Round(duals[unit] * ColumnPrices.Scale);
        var dual = new long[Least.Length];
        for (var kind = 0; kind < dual.Length; kind++)
            dual[kind] = (long)Math.Round(duals[_columns.Units + kind] * ColumnPrices.Scale);
        Array.Fill(Least, long.MaxValue);
        foreach (var own in _wanted)
            own.Clear();
        for (var i = 0; i < _pool.Length; i++)
        {
            var column = _pool[i];
            if (_forbidden[column] > 0)
                continue;
            var reduced = _columns.Costs[column] * ColumnPrices.Scale;
            for (var rest = _columns.Masks[column]; rest != 0; rest &= rest - 1)
                reduced -= Prices[BitOperations.TrailingZeroCount(rest)];
            var kind = _kindOf[i];
            Least[kind] = Math.Min(Least[kind], reduced);
            if (reduced < dual[kind])
                Want(column, reduced - dual[kind]);
        }

        // A kind without any column left has no answer at all.
        return Least.Contains(long.MaxValue)
            ? long.MaxValue
            : Prices.Sum() + Least.Zip(_columns.GroupsOf).Sum(own => own.First * own.Second);
    }

    private void Want(int column, long reduced)
    {
        for (var rest = _columns.Masks[column]; rest != 0; rest &= rest - 1)
        {
            var own = _wanted[BitOperations.TrailingZeroCount(rest)];
            if (own.Count == WantedOfUnit && own[^1].Reduced <= reduced)
                continue;
            if (own.Count == WantedOfUnit)
                own.RemoveAt(own.Count - 1);
            var at = own.Count;
            while (at > 0 && own[at - 1].Reduced > reduced)
                at--;
            own.Insert(at, (reduced, column));
        }
    }
}
