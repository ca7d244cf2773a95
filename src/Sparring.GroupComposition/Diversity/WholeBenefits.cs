namespace Sparring.GroupComposition.Diversity;

/// <summary>The benefits as whole numbers for the search: sums of them are the same in any order, on every machine.</summary>
/// <remarks>Three decimals of values up to 500 are kept exactly; larger values are rounded to fit sums of a group into 32 bits.</remarks>
internal sealed class WholeBenefits
{
    private const double Largest = 500_000;
    private const double LargestSum = 100_000_000;

    public WholeBenefits(DiversityProblem problem, int largestGroup)
    {
        People = problem.People;
        Values = new int[People * People];
        var most = 0.0;
        foreach (var (a, b) in Pairs())
        {
            most = Math.Max(most, Math.Abs(problem.Benefit(a, b)));
        }

        var scale = 1000.0;
        while (most * scale > Largest || most * scale * largestGroup > LargestSum)
        {
            scale /= 10;
        }

        foreach (var (a, b) in Pairs())
        {
            var value = (int)Math.Round(problem.Benefit(a, b) * scale);
            (Values[(a * People) + b], Values[(b * People) + a]) = (value, value);
        }
    }

    public int People { get; }

    public int[] Values { get; }

    /// <summary>The mean benefit, and how far from it one lies at most.</summary>
    public (double Mean, double Furthest) Middle()
    {
        if (People < 2)
        {
            return (0, 0);
        }

        var (sum, least, most) = (0L, int.MaxValue, int.MinValue);
        foreach (var (a, b) in Pairs())
        {
            var value = Values[(a * People) + b];
            (sum, least, most) = (sum + value, Math.Min(least, value), Math.Max(most, value));
        }

        var mean = sum / (People * (People - 1.0) / 2);
        return (mean, Math.Max(most - mean, mean - least));
    }

    /// <summary>How far a benefit lies from what its two people's means lead one to expect, as a standard deviation.</summary>
    public double Spread()
    {
        if (People < 3)
        {
            return 1;
        }

        var means = new double[People];
        foreach (var (a, b) in Pairs())
        {
            means[a] += Values[(a * People) + b] / (People - 2.0);
            means[b] += Values[(a * People) + b] / (People - 2.0);
        }

        var (overall, squares) = (SumOf(means) / (People - 1), 0.0);
        foreach (var (a, b) in Pairs())
        {
            var rest = Values[(a * People) + b] - means[a] - means[b] + overall;
            squares += rest * rest;
        }

        return Math.Max(1, Math.Sqrt(squares / (People * (People - 1.0) / 2)));
    }

    /// <summary>One after the other.</summary>
    /// <remarks>Not a query: the framework's for such numbers is compiled when the program runs, which counts in a search of 0.3 s.</remarks>
    public static double SumOf(double[] numbers)
    {
        var sum = 0.0;
        foreach (var number in numbers)
        {
            sum += number;
        }

        return sum;
    }

    private IEnumerable<(int A, int B)> Pairs()
    {
        for (var a = 1; a < People; a++)
        {
            for (var b = 0; b < a; b++)
            {
                yield return (a, b);
            }
        }
    }
}
