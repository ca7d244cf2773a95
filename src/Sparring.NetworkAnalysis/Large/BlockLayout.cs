namespace Sparring.NetworkAnalysis.Large;

/// <summary>Where each block stands in the picture: near those it has more ties with than its size would give.</summary>
/// <param name="X">From −1 to 1.</param>
/// <param name="Y">From −1 to 1.</param>
/// <remarks>
/// Fruchterman and Reingold, Graph drawing by force-directed placement, 1991, over blocks and not people, from a spiral in the order of
/// the blocks, so the same organisation always looks the same. O(blocks²) a step, 300 steps.
/// </remarks>
public sealed record BlockLayout(IReadOnlyList<double> X, IReadOnlyList<double> Y)
{
    private const int Steps = 300;

    public static BlockLayout Of(BlockNetwork blocks)
    {
        var count = blocks.Sizes.Count;
        var (x, y) = (new double[count], new double[count]);
        for (var block = 0; block < count; block++)
        {
            // Seeds of a sunflower: no two alike, so opposite blocks do not hold each other fast.
            var (sine, cosine) = Math.SinCos(block * Math.PI * (3 - Math.Sqrt(5)));
            var away = Math.Sqrt((block + 0.5) / count);
            (x[block], y[block]) = (away * cosine, away * sine);
        }

        var pull = Pull(blocks);
        for (var step = 0; step < Steps; step++)
        {
            Step(x, y, pull, 0.1 * (Steps - step) / Steps);
        }

        Fit(x);
        Fit(y);
        return new(x, y);
    }

    // The distance that gives every block its share of the picture.
    private static double Ideal(int count) => Math.Sqrt(4.0 / Math.Max(1, count));

    // Density of a pair of blocks, both ways together, by the densest pair and by the ideal distance.
    private static double[][] Pull(BlockNetwork blocks)
    {
        var count = blocks.Sizes.Count;
        var pull = Enumerable.Range(0, count).Select(_ => new double[count]).ToArray();
        var most = 0.0;
        for (var one = 0; one < count; one++)
        {
            for (var other = 0; other < one; other++)
            {
                var known = blocks.Known[one][other] + blocks.Known[other][one];
                var density = known > 0 ? (double)(blocks.Ties[one][other] + blocks.Ties[other][one]) / known : 0;
                pull[one][other] = pull[other][one] = density;
                most = Math.Max(most, density);
            }
        }

        foreach (var row in pull)
        {
            for (var other = 0; other < count && most > 0; other++)
            {
                row[other] /= most * Ideal(count);
            }
        }

        return pull;
    }

    private static void Step(double[] x, double[] y, double[][] pull, double reach)
    {
        var count = x.Length;
        var ideal = Ideal(count);
        var (dx, dy) = (new double[count], new double[count]);
        for (var one = 0; one < count; one++)
        {
            var row = pull[one];
            for (var other = 0; other < one; other++)
            {
                var (across, up) = (x[one] - x[other], y[one] - y[other]);
                // Repulsion ideal² / d and attraction d² / ideal, each along the line between: divided by d once more.
                var square = Math.Max(1e-12, (across * across) + (up * up));
                var force = (ideal * ideal / square) - (Math.Sqrt(square) * row[other]);
                (across, up) = (across * force, up * force);
                dx[one] += across;
                dy[one] += up;
                dx[other] -= across;
                dy[other] -= up;
            }
        }

        for (var one = 0; one < count; one++)
        {
            var length = Math.Max(1e-12, Math.Sqrt((dx[one] * dx[one]) + (dy[one] * dy[one])));
            x[one] += dx[one] / length * Math.Min(length, reach);
            y[one] += dy[one] / length * Math.Min(length, reach);
        }
    }

    // Into −1 … 1, around the middle; blocks in one place stay there.
    private static void Fit(double[] along)
    {
        if (along.Length == 0)
        {
            return;
        }

        var (low, high) = (along.Min(), along.Max());
        for (var at = 0; at < along.Length; at++)
        {
            along[at] = high > low ? ((along[at] - low) / (high - low) * 2) - 1 : 0;
        }
    }
}
