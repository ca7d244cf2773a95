namespace Sparring.Rooms.Surveys.Figures;

/// <summary>How sure a mean is. Student's t for 95 %, by the expansion of Fisher and Cornish (1960): off by less than 0.01 from four degrees on.</summary>
/// <param name="Half">The 95 % interval is the mean ± this.</param>
/// <param name="Told">The smallest difference that would be told in 80 of 100 tries: (1.96 + 0.84) standard errors.</param>
public sealed record Interval(double Mean, double Spread, double Half, double Told)
{
    private const double Normal = 1.959964;
    private const double Power = 0.841621;

    /// <summary>Of at least two numbers.</summary>
    public static Interval Of(IReadOnlyCollection<decimal> numbers)
    {
        var mean = (double)numbers.Average();
        var spread = Math.Sqrt(numbers.Sum(one => Math.Pow((double)one - mean, 2)) / (numbers.Count - 1));
        var error = spread / Math.Sqrt(numbers.Count);
        return new(mean, spread, T(numbers.Count - 1) * error, (Normal + Power) * error);
    }

    /// <summary>97.5 % of Student's t lies below.</summary>
    public static double T(int degrees)
    {
        var (z, n) = (Normal, (double)degrees);
        var (z3, z5, z7) = (Math.Pow(z, 3), Math.Pow(z, 5), Math.Pow(z, 7));
        return z
            + ((z3 + z) / (4 * n))
            + (((5 * z5) + (16 * z3) + (3 * z)) / (96 * n * n))
            + (((3 * z7) + (19 * z5) + (17 * z3) - (15 * z)) / (384 * n * n * n));
    }
}
