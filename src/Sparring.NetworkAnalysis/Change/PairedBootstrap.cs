namespace Sparring.NetworkAnalysis.Change;

/// <summary>How sure a change of density is: the waves' difference when people are drawn anew, the same people in both.</summary>
/// <param name="Change">Density of the second wave − of the first, over cells known in both.</param>
/// <param name="Low">2.5 % of the draws lie below.</param>
/// <param name="High">2.5 % of the draws lie above.</param>
/// <param name="StandardError">Standard deviation of the draws; null of fewer than two.</param>
/// <remarks>
/// Snijders and Borgatti, Non-parametric standard errors and tests for network statistics, 1999: people are drawn with replacement and
/// bring their cells; the cell of a person drawn twice with himself or herself is left out. O(m) a draw.
/// </remarks>
public sealed record PairedBootstrap(double Change, double Low, double High, double? StandardError)
{
    /// <summary>The smallest change this group could have told from none: 1.96 standard errors; null where there is none.</summary>
    public double? SmallestTold => 1.96 * StandardError;

    /// <summary>Null when no cell is known in both waves, or no draw holds one.</summary>
    public static PairedBootstrap? Of(Network before, Network after, int draws, int seed)
    {
        var cells = new SharedCells(before, after);
        if (cells.Count == 0)
        {
            return null;
        }

        var chance = new Chance((ulong)seed);
        var (times, changes) = (new int[before.People], new List<double>(draws));
        for (var draw = 0; draw < draws; draw++)
        {
            times.AsSpan().Clear();
            for (var person = 0; person < times.Length; person++)
            {
                times[chance.Below(times.Length)]++;
            }

            if (Difference(cells, times) is { } difference)
            {
                changes.Add(difference);
            }
        }

        Array.Fill(times, 1);
        changes.Sort();
        return changes.Count == 0 || Difference(cells, times) is not { } seen
            ? null
            : new(seen, At(changes, 0.025), At(changes, 0.975), Deviation(changes));
    }

    private static double? Difference(SharedCells cells, int[] times)
    {
        var sum = 0L;
        foreach (var (from, to, difference) in cells.Ties)
        {
            sum += (long)difference * times[from] * times[to];
        }

        var (all, known) = ((long)times.Length, 0L);
        for (var person = 0; person < times.Length; person++)
        {
            known += cells.IsSilent(person) ? 0 : times[person] * (all - times[person]);
        }

        foreach (var (from, to) in cells.Unknown)
        {
            known -= (long)times[from] * times[to];
        }

        return known > 0 ? (double)sum / known : null;
    }

    private static double At(List<double> sorted, double share)
    {
        var place = share * (sorted.Count - 1);
        var below = (int)place;
        return sorted[below] + ((place - below) * (sorted[Math.Min(below + 1, sorted.Count - 1)] - sorted[below]));
    }

    private static double? Deviation(List<double> of)
    {
        var mean = of.Average();
        return of.Count < 2 ? null : Math.Sqrt(of.Sum(one => (one - mean) * (one - mean)) / (of.Count - 1));
    }
}
