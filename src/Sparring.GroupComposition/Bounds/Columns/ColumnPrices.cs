using System.Numerics;
using System.Runtime.CompilerServices;

namespace Sparring.GroupComposition.Bounds.Columns;

/// <summary>Prices for units that prove a bound: no group is cheaper than its units' prices by more than the cheapest of its kind.</summary>
/// <remarks>
/// Column generation: the simplex solves over few columns, its duals price all of them, the most wanted of each unit join.
/// Source: Gilmore and Gomory 1961; Farley 1990 for the bound on the way. The duals are rounded to 1/1024 and everything proved with
/// whole numbers, so that no rounding of doubles is in the bound. A round is O(columns × units of a group).
/// </remarks>
internal sealed class ColumnPrices
{
    public const long Scale = 1024;
    private const int WantedOfUnit = 12;

    private readonly GroupColumns _columns;
    private readonly long[] _trial;
    private readonly List<(long Reduced, int Column)>[] _wanted;

    public ColumnPrices(GroupColumns columns)
    {
        _columns = columns;
        (_trial, Reduced) = (new long[columns.Count], new long[columns.Count]);
        _wanted = new List<(long, int)>[columns.Units];
        for (var unit = 0; unit < _wanted.Length; unit++)
            _wanted[unit] = [];
    }

    /// <summary>Scale × the cost of any answer is at least this.</summary>
    public long Bound { get; private set; } = long.MinValue;

    /// <summary>Scale × the cost of an answer is the bound plus the sum over its columns of these, none below 0.</summary>
    public long[] Reduced { get; private set; }

    /// <summary>The bound as a whole cost.</summary>
    public long Cost => -Floor(-Bound, Scale);

    /// <summary>Improves the prices until no column is wanted, the bound is <paramref name="enough"/>, or the work is over.</summary>
    public void Improve(long enough, Work work)
    {
        var simplex = new Simplex(_columns);
        do
        {
            Price(simplex.Duals, work);
            var any = false;
            foreach (var column in _wanted.SelectMany(own => own).Select(own => own.Column).Distinct().Order())
                any |= simplex.Take(column);
            if (!any)
                return;
            simplex.Solve(work);
        } while (Cost < enough && !work.IsOver);
    }

    public static long Floor(long a, long b) => (a / b) - (a % b != 0 && (a < 0) != (b < 0) ? 1 : 0);

    private void Price(double[] duals, Work work)
    {
        var price = new long[64];
        long bound = 0;
        for (var unit = 0; unit < _columns.Units; unit++)
            bound += price[unit] = (long)Math.Round(duals[unit] * Scale);
        foreach (var own in _wanted)
            own.Clear();
        for (var kind = 0; kind < _columns.Kinds.Length; kind++)
        {
            var dual = (long)Math.Round(duals[_columns.Units + kind] * Scale);
            bound += PriceKind(kind, price, dual) * _columns.GroupsOf[kind];
        }

        work.Count(4L * _columns.Count);
        if (bound > Bound)
        {
            Bound = bound;
            _trial.CopyTo(Reduced, 0);
        }
    }

    // A column below the kind's dual is wanted. Afterwards each column of the kind stands above its cheapest.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private long PriceKind(int kind, long[] price, long dual)
    {
        var (from, to) = (_columns.FirstOf[kind], _columns.FirstOf[kind + 1]);
        var least = long.MaxValue;
        for (var column = from; column < to; column++)
        {
            var reduced = _columns.Costs[column] * Scale;
            for (var rest = _columns.Masks[column]; rest != 0; rest &= rest - 1)
                reduced -= price[BitOperations.TrailingZeroCount(rest)];
            _trial[column] = reduced;
            least = Math.Min(least, reduced);
            if (reduced < dual)
                Want(column, reduced - dual);
        }

        for (var column = from; column < to; column++)
            _trial[column] -= least;
        return least == long.MaxValue ? 0 : least;
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
