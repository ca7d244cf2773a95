namespace Sparring.NetworkAnalysis.Change;

/// <summary>How alike one network is to another whose people are renamed.</summary>
internal interface IOverlap
{
    /// <summary>Pearson's r between cell (i, j) of one and (order[i], order[j]) of the other; NaN where not defined.</summary>
    double Correlation(int[] order);
}

/// <summary>Counts of cells known in both: all, ties of one, ties of the other, ties of both.</summary>
internal readonly record struct CellCounts(long Cells, long One, long Other, long Both)
{
    public double Correlation
    {
        get
        {
            var apart = ((double)One * (Cells - One)) * ((double)Other * (Cells - Other));
            return apart > 0 ? (((double)Cells * Both) - ((double)One * Other)) / Math.Sqrt(apart) : double.NaN;
        }
    }
}
