namespace Sparring.NetworkAnalysis.Change;

/// <summary>What became of ties between two waves, over the cells answered in both.</summary>
/// <param name="Cells">Cells known in both waves.</param>
/// <param name="Kept">Ties in both.</param>
/// <param name="Gained">Ties in the second only.</param>
/// <param name="Lost">Ties in the first only.</param>
/// <remarks>
/// Snijders, van de Bunt and Steglich, Introduction to stochastic actor-based models for network dynamics, 2010 (Jaccard of waves).
/// Both networks are of the same people in the same order: take those in both with <see cref="SamePeople"/>. O(n + m).
/// </remarks>
public sealed record NetworkChange(long Cells, long Kept, long Gained, long Lost)
{
    /// <summary>Kept / (kept + gained + lost); null without a tie in either wave.</summary>
    public double? Jaccard => Kept + Gained + Lost > 0 ? (double)Kept / (Kept + Gained + Lost) : null;

    /// <summary>Cells that changed.</summary>
    public long Hamming => Gained + Lost;

    /// <summary>Density of the first wave over the cells known in both; null without such cells.</summary>
    public double? DensityBefore => Cells > 0 ? (double)(Kept + Lost) / Cells : null;

    /// <summary>Density of the second wave over the cells known in both; null without such cells.</summary>
    public double? DensityAfter => Cells > 0 ? (double)(Kept + Gained) / Cells : null;

    /// <summary>From the first wave to the second.</summary>
    /// <exception cref="ArgumentException">The waves are not of the same number of people.</exception>
    public static NetworkChange Between(Network before, Network after)
    {
        var cells = new SharedCells(before, after);
        long kept = 0,
            gained = 0,
            lost = 0;
        foreach (var change in cells.Ties)
        {
            kept += change.Difference == 0 ? 1 : 0;
            gained += change.Difference > 0 ? 1 : 0;
            lost += change.Difference < 0 ? 1 : 0;
        }

        return new(cells.Count, kept, gained, lost);
    }
}
