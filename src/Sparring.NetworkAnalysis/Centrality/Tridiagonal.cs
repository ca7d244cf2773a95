namespace Sparring.NetworkAnalysis.Centrality;

/// <summary>The largest eigenvalue of a small symmetric table with one diagonal and its neighbour, and its vector.</summary>
/// <remarks>Bisection on the signs of the leading minors (Givens, 1954), then inverse iteration; O(size) a step.</remarks>
internal static class Tridiagonal
{
    public static (double[] Vector, double Value) Largest(ReadOnlySpan<double> diagonal, ReadOnlySpan<double> beside)
    {
        var value = LargestValue(diagonal, beside);
        var vector = new double[diagonal.Length];
        vector.AsSpan().Fill(1);
        // A hair above the eigenvalue the table is definite, so elimination without exchange is safe.
        var shift = value + (Math.Abs(value) * 4e-15) + 1e-300;
        for (var round = 0; round < 4; round++)
        {
            Solve(diagonal, beside, shift, vector);
            var length = Math.Sqrt(vector.Sum(part => part * part));
            for (var at = 0; at < vector.Length; at++)
            {
                vector[at] /= length;
            }
        }

        return (vector, value);
    }

    private static double LargestValue(ReadOnlySpan<double> diagonal, ReadOnlySpan<double> beside)
    {
        var (low, high) = (double.MaxValue, double.MinValue);
        for (var at = 0; at < diagonal.Length; at++)
        {
            var reach = (at > 0 ? Math.Abs(beside[at - 1]) : 0) + (at < diagonal.Length - 1 ? Math.Abs(beside[at]) : 0);
            low = Math.Min(low, diagonal[at] - reach);
            high = Math.Max(high, diagonal[at] + reach);
        }

        for (var step = 0; step < 120 && high - low > Math.Abs(high) * 1e-16; step++)
        {
            var middle = low + ((high - low) / 2);
            (low, high) = AllBelow(diagonal, beside, middle) ? (low, middle) : (middle, high);
        }

        return high;
    }

    private static bool AllBelow(ReadOnlySpan<double> diagonal, ReadOnlySpan<double> beside, double value)
    {
        var pivot = diagonal[0] - value;
        for (var at = 1; pivot < 0 && at < diagonal.Length; at++)
        {
            pivot = diagonal[at] - value - (beside[at - 1] * beside[at - 1] / pivot);
        }

        return pivot < 0;
    }

    private static void Solve(ReadOnlySpan<double> diagonal, ReadOnlySpan<double> beside, double shift, double[] right)
    {
        var size = diagonal.Length;
        var pivots = new double[size];
        pivots[0] = Away(diagonal[0] - shift);
        for (var at = 1; at < size; at++)
        {
            var times = beside[at - 1] / pivots[at - 1];
            pivots[at] = Away(diagonal[at] - shift - (times * beside[at - 1]));
            right[at] -= times * right[at - 1];
        }

        right[size - 1] /= pivots[size - 1];
        for (var at = size - 2; at >= 0; at--)
        {
            right[at] = (right[at] - (beside[at] * right[at + 1])) / pivots[at];
        }
    }

    private static double Away(double pivot) => Math.Abs(pivot) < 1e-280 ? -1e-280 : pivot;
}
