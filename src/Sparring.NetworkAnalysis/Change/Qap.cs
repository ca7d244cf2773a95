namespace Sparring.NetworkAnalysis.Change;

/// <summary>How alike two networks of the same people are, and how often chance makes them as alike.</summary>
/// <param name="Correlation">Pearson's r over cells known in both.</param>
/// <param name="Low">Share of renamings of the second with r at most the seen one; the seen one counts as one.</param>
/// <param name="High">Share with r at least the seen one; the seen one counts as one.</param>
/// <remarks>
/// Krackhardt, QAP partialling as a test of spuriousness, 1987; rows and columns are exchanged together, as in R's sna qaptest. Ties
/// without strength. Up to 64 people one instruction renames a row; else O(m log degree) a renaming.
/// </remarks>
public sealed record Qap(double Correlation, double Low, double High)
{
    private const double Same = 1e-12;

    /// <summary>Null when a network is the same in all cells known in both.</summary>
    /// <exception cref="ArgumentException">The networks are not of the same number of people.</exception>
    public static Qap? Of(Network one, Network other, int deals, int seed)
    {
        if (one.People != other.People)
        {
            throw new ArgumentException("Two networks are compared over the same people.", nameof(other));
        }

        var order = Enumerable.Range(0, one.People).ToArray();
        IOverlap overlap =
            one.People is > 0 and <= TieRows.MostPeople && RowOverlap.IsFast
                ? new RowOverlap(one, other)
                : new TieOverlap(one, other);
        var seen = overlap.Correlation(order);
        if (double.IsNaN(seen))
        {
            return null;
        }

        var chance = new Chance((ulong)seed);
        var (low, high) = (0, 0);
        for (var deal = 0; deal < deals; deal++)
        {
            Renaming.Next(order, ref chance);
            var r = overlap.Correlation(order);
            low += r <= seen + Same ? 1 : 0;
            high += r >= seen - Same ? 1 : 0;
        }

        return new(seen, (low + 1.0) / (deals + 1), (high + 1.0) / (deals + 1));
    }
}
