namespace Sparring.NetworkAnalysis.Change;

/// <summary>Any number of people: every tie of one is looked up in the other.</summary>
internal sealed class TieOverlap(Network one, Network other) : IOverlap
{
    private readonly int[] _back = new int[one.People];
    private readonly bool _whole = one.Answers.Whole && other.Answers.Whole;

    public double Correlation(int[] order)
    {
        if (_whole)
        {
            var cells = (long)order.Length * (order.Length - 1);
            return new CellCounts(cells, one.Out.Count, other.Out.Count, Both(order)).Correlation;
        }

        for (var person = 0; person < order.Length; person++)
        {
            _back[order[person]] = person;
        }

        return new CellCounts(
            Cells(order),
            Known(one, other, order),
            Known(other, one, _back),
            Both(order)
        ).Correlation;
    }

    private long Both(int[] order)
    {
        var both = 0L;
        for (var from = 0; from < order.Length; from++)
        {
            var there = other.Out.Of(order[from]);
            foreach (var to in there.Length == 0 ? [] : one.Out.Of(from))
            {
                both += there.BinarySearch(order[to]) >= 0 ? 1 : 0;
            }
        }

        return both;
    }

    // Ties of the first whose renamed cell the second knows.
    private static long Known(Network first, Network second, int[] order)
    {
        var known = 0L;
        for (var from = 0; from < order.Length; from++)
        {
            foreach (var to in first.Out.Of(from))
            {
                known += second.Answers.Knows(order[from], order[to]) ? 1 : 0;
            }
        }

        return known;
    }

    private long Cells(int[] order)
    {
        var cells = 0L;
        for (var from = 0; from < order.Length; from++)
        {
            if (one.Answers.KnownFrom(from) == 0 || other.Answers.KnownFrom(order[from]) == 0)
            {
                continue;
            }

            for (var to = 0; to < order.Length; to++)
            {
                cells +=
                    to != from && one.Answers.Knows(from, to) && other.Answers.Knows(order[from], order[to]) ? 1 : 0;
            }
        }

        return cells;
    }
}
