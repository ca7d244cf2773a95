using System.Numerics;

namespace Sparring.GroupComposition.Bounds.Columns;

/// <summary>The cheapest choice among columns that a cost allows, where many columns are equally good.</summary>
/// <remarks>
/// Branch and bound over pairs of units (Ryan and Foster 1981): two units that the linear relaxation seats partly together are first
/// seated together, then apart, and the relaxation is solved again from where it stood. Together first is a dive that mostly ends at
/// an answer. A node is some hundred pivots. A node is closed by whole numbers only, never by doubles.
/// </remarks>
internal sealed class PairBranching
{
    private const double Some = 0.02;

    private readonly GroupColumns _columns;
    private readonly Work _work;
    private readonly int[] _pool;
    private readonly int[] _forbidden;
    private readonly Simplex _simplex;
    private readonly ColumnPricing _pricing;
    private readonly bool[] _decided = new bool[64 * 64];
    private long _most;
    private bool _unclear;

    /// <summary>Chooses among some of the columns.</summary>
    /// <param name="columns">All columns.</param>
    /// <param name="pool">Those to choose from.</param>
    /// <param name="most">The most an answer may cost.</param>
    /// <param name="work">Counts the steps.</param>
    public PairBranching(GroupColumns columns, int[] pool, long most, Work work)
    {
        (_columns, _pool, _most, _work) = (columns, pool, most, work);
        _forbidden = new int[columns.Count];
        _simplex = new Simplex(columns, 1000, _forbidden);
        _pricing = new ColumnPricing(columns, pool, _forbidden);
    }

    /// <summary>Columns of the cheapest answer found, null when none was.</summary>
    public int[]? Best { get; private set; }

    /// <summary>Looks for the cheapest answer.</summary>
    /// <returns>True when nothing is left to try; false when the work was over before.</returns>
    public bool Run()
    {
        Branch();
        return !_work.IsOver && !_unclear;
    }

    private void Branch()
    {
        if (!Relax() || _work.IsOver)
            return;
        var solution = _simplex.Solution.ToArray();
        var (a, b) = Fractional(solution);
        if (a == b)
        {
            Accept([.. solution.Where(own => own.Share > 0.5).Select(own => own.Column)]);
            return;
        }

        var both = (1UL << a) | (1UL << b);
        _decided[(a * 64) + b] = true;
        Forbid(mask => (mask & both) != 0 && (mask & both) != both, 1);
        Branch();
        Forbid(mask => (mask & both) != 0 && (mask & both) != both, -1);
        Forbid(mask => (mask & both) == both, 1);
        Branch();
        Forbid(mask => (mask & both) == both, -1);
        _decided[(a * 64) + b] = false;
    }

    // False when no answer below this node is cheap enough.
    private bool Relax()
    {
        while (!_work.IsOver)
        {
            _simplex.Solve(_work);
            _work.Count(4L * _pool.Length);
            if (ColumnPrices.RoundUp(_pricing.Price(_simplex.Duals)) > _most)
                return false;
            var any = false;
            foreach (var column in _pricing.Wanted)
                any |= _simplex.Take(column);
            if (!any)
                return true;
        }

        return false;
    }

    private void Forbid(Func<ulong, bool> isForbidden, int more)
    {
        foreach (var column in _pool)
            _forbidden[column] += isForbidden(_columns.Masks[column]) ? more : 0;
    }

    // Two units partly together, as near to mostly as there are; the same unit twice when there are none.
    private (int A, int B) Fractional((int Column, double Share)[] solution)
    {
        var together = new double[64 * 64];
        foreach (var (column, share) in solution.Where(own => own.Column >= 0 && _forbidden[own.Column] == 0))
        {
            for (var rest = _columns.Masks[column]; rest != 0; rest &= rest - 1)
            {
                var a = BitOperations.TrailingZeroCount(rest);
                for (var others = rest & (rest - 1); others != 0; others &= others - 1)
                    together[(a * 64) + BitOperations.TrailingZeroCount(others)] += share;
            }
        }

        var (pair, off) = ((0, 0), 1.0);
        for (var i = 0; i < together.Length; i++)
        {
            if (
                !_decided[i]
                && together[i] > Some
                && together[i] < 1 - Some
                && Math.Abs(together[i] - 0.7) is var own
                && own < off
            )
                (pair, off) = ((i / 64, i % 64), own);
        }

        return pair;
    }

    private void Accept(int[] chosen)
    {
        ulong seated = 0;
        var people = 0;
        var left = (int[])_columns.GroupsOf.Clone();
        foreach (var column in chosen.Where(column => column >= 0 && _forbidden[column] == 0))
        {
            seated |= _columns.Masks[column];
            people += BitOperations.PopCount(_columns.Masks[column]);
            left[_columns.KindOf(column)]--;
        }

        var cost = chosen.Where(column => column >= 0).Sum(column => _columns.Costs[column]);
        if (people != _columns.Units || BitOperations.PopCount(seated) != people || left.Any(groups => groups != 0))
        {
            // The relaxation is stuck at something that is no answer: what is below stays open.
            _unclear = true;
        }
        else if (cost <= _most)
        {
            (Best, _most) = (chosen, cost - 1);
        }
    }
}
