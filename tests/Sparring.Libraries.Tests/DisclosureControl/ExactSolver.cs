using System.Numerics;

namespace Sparring.Libraries.Tests.DisclosureControl;

/// <summary>
/// What somebody with a pencil can work out from published sums, exactly: a sum over some people follows from them when its 0-1 row is a
/// combination of the published rows. Shares no code and no idea with the rule it attacks.
/// </summary>
internal sealed class ExactSolver
{
    private readonly int _people;

    // Rows that span everything the published sums say nothing about, in whole numbers.
    private readonly BigInteger[][] _unknown;

    public ExactSolver(int people, IEnumerable<int[]> published)
    {
        _people = people;
        var rows = published.Select(members => Row(people, members)).ToList();
        _unknown = Complement(Reduce(rows, people, out var pivots), pivots, people);
    }

    /// <summary>The smallest group of fewer than k whose sum follows, or null. Looks at every group of up to four.</summary>
    public int[]? Determined(int k)
    {
        var all = Enumerable.Range(0, _people).ToArray();
        for (var size = 1; size < k; size++)
        {
            foreach (var group in Groups(all, size))
            {
                if (Follows(group))
                    return group;
            }
        }

        return null;
    }

    /// <summary>Whether any combination at all, with any factors, says something of fewer than k people.</summary>
    public bool SaysAnythingOfFewerThan(int k)
    {
        var all = Enumerable.Range(0, _people).ToArray();
        return Groups(all, k - 1)
            .Any(group =>
            {
                var columns = group.Select(person => _unknown.Select(row => row[person]).ToArray()).ToList();
                return Reduce(columns, _unknown.Length, out var pivots).Count < group.Length
                    || pivots.Count < group.Length;
            });
    }

    public bool Follows(IReadOnlyList<int> group) =>
        Array.TrueForAll(_unknown, row => group.Aggregate(BigInteger.Zero, (sum, person) => sum + row[person]).IsZero);

    private static BigInteger[] Row(int people, int[] members)
    {
        var row = new BigInteger[people];
        foreach (var person in members)
            row[person] = BigInteger.One;
        return row;
    }

    /// <summary>Gauss and Jordan without fractions: every row is divided by what its numbers share.</summary>
    private static List<BigInteger[]> Reduce(List<BigInteger[]> rows, int columns, out List<int> pivots)
    {
        pivots = [];
        var done = new List<BigInteger[]>();
        var left = rows.ConvertAll(row => (BigInteger[])row.Clone());
        for (var column = 0; column < columns; column++)
        {
            var pivot = left.Find(row => !row[column].IsZero);
            if (pivot is null)
                continue;
            left.Remove(pivot);
            foreach (var row in left.Concat(done).Where(row => !row[column].IsZero))
                Eliminate(row, pivot, column);
            done.Add(pivot);
            pivots.Add(column);
        }

        return done;
    }

    private static void Eliminate(BigInteger[] row, BigInteger[] pivot, int column)
    {
        var (mine, theirs) = (row[column], pivot[column]);
        var shared = BigInteger.Zero;
        for (var at = 0; at < row.Length; at++)
        {
            row[at] = (row[at] * theirs) - (pivot[at] * mine);
            shared = BigInteger.GreatestCommonDivisor(shared, row[at]);
        }

        for (var at = 0; at < row.Length && !shared.IsZero; at++)
            row[at] /= shared;
    }

    private static BigInteger[][] Complement(List<BigInteger[]> reduced, List<int> pivots, int columns)
    {
        var common = reduced
            .Select((row, at) => row[pivots[at]])
            .Aggregate(BigInteger.One, (all, next) => all * next / BigInteger.GreatestCommonDivisor(all, next));
        return
        [
            .. Enumerable
                .Range(0, columns)
                .Except(pivots)
                .Select(free =>
                {
                    var row = new BigInteger[columns];
                    row[free] = common;
                    for (var at = 0; at < reduced.Count; at++)
                        row[pivots[at]] = -reduced[at][free] * common / reduced[at][pivots[at]];
                    return row;
                }),
        ];
    }

    private static IEnumerable<int[]> Groups(int[] all, int size, int from = 0)
    {
        if (size == 0)
        {
            yield return [];
            yield break;
        }

        for (var first = from; first <= all.Length - size; first++)
        {
            foreach (var rest in Groups(all, size - 1, first + 1))
                yield return [all[first], .. rest];
        }
    }
}
