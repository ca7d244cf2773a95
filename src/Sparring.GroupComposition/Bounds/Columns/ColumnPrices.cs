using System.Numerics;

namespace Sparring.GroupComposition.Bounds.Columns;

/// <summary>Prices for units that prove a bound: no group is cheaper than its units' prices by more than the cheapest of its kind.</summary>
/// <remarks>
/// Column generation: the simplex solves over few columns, its duals price all of them, the most wanted of each unit join.
/// Source: Gilmore and Gomory 1961. The duals are rounded to 1/<see cref="Scale"/> and everything is proved with whole numbers, so that
/// no rounding of doubles is in the bound.
/// </remarks>
internal sealed class ColumnPrices(GroupColumns columns)
{
    public const long Scale = 1024;

    private readonly long[] _price = new long[columns.Units];
    private readonly long[] _least = new long[columns.Kinds.Length];

    /// <summary>Scale × the cost of any answer is at least this.</summary>
    public long Bound { get; private set; } = long.MinValue;

    /// <summary>The bound as a whole cost.</summary>
    public long Cost => RoundUp(Bound);

    /// <summary>The least whole cost that is no less than a scaled one.</summary>
    public static long RoundUp(long scaled) => (scaled / Scale) + (scaled % Scale > 0 ? 1 : 0);

    /// <summary>Improves the prices until no column is wanted, the bound is <paramref name="enough"/>, or the work is over.</summary>
    public void Improve(long enough, Work work)
    {
        var none = new int[columns.Count];
        var simplex = new Simplex(columns, 2, none);
        var pricing = new ColumnPricing(columns, [.. Enumerable.Range(0, columns.Count)], none);
        for (var any = true; any && !work.IsOver && (Bound == long.MinValue || Cost < enough); )
        {
            work.Count(4L * columns.Count);
            if (pricing.Price(simplex.Duals) is var bound && bound > Bound)
            {
                Bound = bound;
                pricing.Prices.CopyTo(_price, 0);
                pricing.Least.CopyTo(_least, 0);
            }

            any = false;
            foreach (var column in pricing.Wanted)
                any |= simplex.Take(column);
            simplex.Solve(work);
        }
    }

    /// <summary>Scale × the cost of an answer is the bound plus the sum over its columns of these, none below 0.</summary>
    public long[] Reduced()
    {
        var reduced = new long[columns.Count];
        for (var kind = 0; kind < _least.Length; kind++)
        {
            for (var column = columns.FirstOf[kind]; column < columns.FirstOf[kind + 1]; column++)
            {
                var own = (columns.Costs[column] * Scale) - _least[kind];
                for (var rest = columns.Masks[column]; rest != 0; rest &= rest - 1)
                    own -= _price[BitOperations.TrailingZeroCount(rest)];
                reduced[column] = own;
            }
        }

        return reduced;
    }
}
