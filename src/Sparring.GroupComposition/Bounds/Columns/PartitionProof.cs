using System.Numerics;

namespace Sparring.GroupComposition.Bounds.Columns;

/// <summary>Bound and answer by set partition; see <see cref="Proof"/>.</summary>
internal sealed class PartitionProof(
    GroupProblem problem,
    TogetherSets sets,
    GroupColumns columns,
    Work work,
    Action<long>? raised
)
{
    private const long QuickWork = 2_000_000;

    public ProofResult Of(long counted, long? known)
    {
        var bound = counted;
        // Somebody fits no group, or nobody a group: there is no answer, or none cheaper than the known one.
        if (!columns.SeatEverybody)
            return new ProofResult(Raise(bound, known ?? bound), null, null);
        var prices = new ColumnPrices(columns);
        prices.Improve(known ?? long.MaxValue, work);
        bound = Raise(bound, Math.Min(prices.Cost, known ?? long.MaxValue));
        var reduced = prices.Reduced();
        // Allowances grow, so that the last search, which finds the answer, is about as long as all before it.
        for (long more = 0; bound < (known ?? long.MaxValue) && !work.IsOver; more = (2 * more) + 1)
        {
            var most = Math.Min(bound + more, (known ?? long.MaxValue) - 1);
            var allowed = (most * ColumnPrices.Scale) - prices.Bound;
            var pool = Enumerable.Range(0, columns.Count).Where(column => reduced[column] <= allowed).ToArray();
            var (finished, best) = Search(reduced, pool, most, allowed);
            if (best is not null)
            {
                var cost = best.Sum(column => columns.Costs[column]);
                return new ProofResult(finished ? Raise(bound, cost) : bound, Groups(best), cost);
            }

            if (!finished)
                break;
            // Every column was allowed: there is no answer at all, or none cheaper than the known one.
            if (pool.Length == columns.Count)
                return new ProofResult(Raise(bound, known ?? bound), null, null);
            bound = Raise(bound, most + 1);
        }

        return new ProofResult(bound, null, null);
    }

    // Depth first is quick where few columns are left; where many are equally good, branching finds its way.
    private (bool Finished, int[]? Best) Search(long[] reduced, int[] pool, long most, long allowed)
    {
        var search = new PartitionSearch(columns, reduced, work.Part(QuickWork));
        if (search.Run(pool, allowed))
            return (true, search.Best);
        var branching = new PairBranching(
            columns,
            pool,
            search.Best is { } best ? best.Sum(column => columns.Costs[column]) - 1 : most,
            work
        );
        var finished = branching.Run();
        return (finished, branching.Best ?? search.Best);
    }

    private long Raise(long bound, long proved)
    {
        if (proved > bound)
            raised?.Invoke(proved);
        return Math.Max(bound, proved);
    }

    // Settled units take their group; the other columns go to the free groups of their kind.
    private int[][] Groups(int[] best)
    {
        var seated = new int[problem.Sizes.Count][];
        var seatOf = new Dictionary<int, int>();
        foreach (var (person, group) in problem.Fixed)
            seatOf[sets.SetOf[person]] = group;
        foreach (
            var column in best.OrderByDescending(own => Units(own).Any(seatOf.ContainsKey))
                .ThenBy(own => Units(own).Min())
        )
        {
            var settled = Units(column).Where(seatOf.ContainsKey).Select(unit => seatOf[unit]).FirstOrDefault(-1);
            var kind = columns.Kinds[columns.KindOf(column)];
            var group =
                settled >= 0
                    ? settled
                    : Enumerable
                        .Range(0, seated.Length)
                        .First(own => seated[own] is null && problem.Sizes[own] == kind);
            seated[group] = [.. Units(column).SelectMany(unit => sets.Members(unit).ToArray()).Order()];
        }

        return seated;
    }

    private IEnumerable<int> Units(int column)
    {
        for (var rest = columns.Masks[column]; rest != 0; rest &= rest - 1)
            yield return BitOperations.TrailingZeroCount(rest);
    }
}
