using System.Runtime.CompilerServices;

namespace Sparring.NetworkAnalysis.CorePeriphery;

/// <summary>Known cells, their sum and their sum of squares, in the core's block and in the periphery's.</summary>
internal struct Blocks
{
    public double CoreCells;
    public double CoreSum;
    public double CoreSquare;
    public double PeripheryCells;
    public double PeripherySum;
    public double PeripherySquare;

    /// <summary>
    /// Pearson's r between the cells and the ideal, squared with its sign (the square root changes no order); NaN where not defined:
    /// when the ideal, or the data it is compared with, are all the same.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly double SignedSquare(OffBlocks off, double allCells, double allSum, double allSquare)
    {
        var (cells, sum, square) =
            off == OffBlocks.Ignored
                ? (CoreCells + PeripheryCells, CoreSum + PeripherySum, CoreSquare + PeripherySquare)
                : (allCells, allSum, allSquare);
        var (ones, onesSum) =
            off == OffBlocks.One ? (allCells - PeripheryCells, allSum - PeripherySum) : (CoreCells, CoreSum);
        var together = (cells * onesSum) - (sum * ones);
        var apart = ((cells * square) - (sum * sum)) * (ones * (cells - ones));
        return apart > 0 ? together * Math.Abs(together) / apart : double.NaN;
    }
}
