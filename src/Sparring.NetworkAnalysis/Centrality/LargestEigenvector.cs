namespace Sparring.NetworkAnalysis.Centrality;

/// <summary>The eigenvector of the largest eigenvalue of a symmetric table: powers first, and when they are slow, Lanczos begun anew.</summary>
/// <remarks>
/// Lanczos, An iteration method for the solution of the eigenvalue problem, 1950, with every vector kept orthogonal. The table is
/// shifted by 1, so that in a network of two sides the opposite eigenvalue does not stand in the way.
/// </remarks>
internal static class LargestEigenvector
{
    private const double Enough = 1e-14;
    private const int Powers = 80;
    private const int Basis = 24;
    private const int MostTurns = 60;

    public static (double[] Vector, double Value) Of(TieProduct product, double[] start)
    {
        var vector = start;
        Normalise(vector);
        var next = new double[vector.Length];
        for (var power = 0; power < Powers; power++)
        {
            var value = Step(product, vector, next);
            var change = Change(vector, next);
            (vector, next) = (next, vector);
            if (change < Enough)
            {
                return (vector, value);
            }
        }

        return Lanczos(product, vector);
    }

    private static double Step(TieProduct product, double[] vector, double[] next)
    {
        product.Of(vector, next);
        for (var at = 0; at < vector.Length; at++)
        {
            next[at] += vector[at];
        }

        return Normalise(next) - 1;
    }

    private static (double[] Vector, double Value) Lanczos(TieProduct product, double[] start)
    {
        var basis = new double[Basis][];
        var value = 0.0;
        for (var turn = 0; turn < MostTurns; turn++)
        {
            var (diagonal, beside) = (new double[Basis], new double[Basis]);
            var size = Fill(product, basis, start, diagonal, beside);
            var (combination, found) = Tridiagonal.Largest(diagonal.AsSpan(0, size), beside.AsSpan(0, size));
            var vector = new double[start.Length];
            for (var one = 0; one < size; one++)
            {
                Add(vector, basis[one], combination[one]);
            }

            Normalise(vector);
            var change = Change(start, vector);
            (start, value) = (vector, found);
            if (change < Enough * 10 || size < Basis)
            {
                break;
            }
        }

        return (start, value);
    }

    private static int Fill(TieProduct product, double[][] basis, double[] start, double[] diagonal, double[] beside)
    {
        basis[0] = start;
        for (var one = 0; one < Basis; one++)
        {
            var next = new double[start.Length];
            product.Of(basis[one], next);
            diagonal[one] = Dot(basis[one], next);
            for (var twice = 0; twice < 2; twice++)
            {
                for (var other = one; other >= 0; other--)
                {
                    Add(next, basis[other], -Dot(basis[other], next));
                }
            }

            beside[one] = Normalise(next);
            if (beside[one] < 1e-12)
            {
                return one + 1;
            }

            if (one + 1 < Basis)
            {
                basis[one + 1] = next;
            }
        }

        return Basis;
    }

    private static double Normalise(double[] vector)
    {
        var length = Math.Sqrt(Dot(vector, vector));
        if (length > 0)
        {
            for (var at = 0; at < vector.Length; at++)
            {
                vector[at] /= length;
            }
        }

        return length;
    }

    private static double Dot(double[] a, double[] b)
    {
        var sum = 0.0;
        for (var at = 0; at < a.Length; at++)
        {
            sum += a[at] * b[at];
        }

        return sum;
    }

    private static void Add(double[] to, double[] what, double times)
    {
        for (var at = 0; at < to.Length; at++)
        {
            to[at] += times * what[at];
        }
    }

    private static double Change(double[] a, double[] b)
    {
        var (same, opposite) = (0.0, 0.0);
        for (var at = 0; at < a.Length; at++)
        {
            same = Math.Max(same, Math.Abs(a[at] - b[at]));
            opposite = Math.Max(opposite, Math.Abs(a[at] + b[at]));
        }

        return Math.Min(same, opposite);
    }
}
