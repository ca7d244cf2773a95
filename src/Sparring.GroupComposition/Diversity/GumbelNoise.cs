namespace Sparring.GroupComposition.Diversity;

/// <summary>
/// A table of Gumbel numbers in 1/2048: the largest of several values, each with such a number times a temperature added, is drawn
/// with the probability of a heat bath (the Gumbel-max trick).
/// </summary>
internal static class GumbelNoise
{
    // The largest number in the table is below 16.
    private const int Fraction = 11;
    public const int Starts = 1 << 14;

    // A row may begin anywhere in the first 2^14 and runs on from there.
    private const int Longest = DiversityProblem.MostPeople + 32;

    public static short[] Table { get; } = Make();

    private static short[] Make()
    {
        var chance = new Search.Chance(1958);
        var table = new short[Starts + Longest];
        for (var at = 0; at < table.Length; at++)
        {
            table[at] = (short)Math.Round(-(1 << Fraction) * Logarithm(-Logarithm(Unit(ref chance))));
        }

        return table;
    }

    /// <summary>A number between 0 and 1, neither of them.</summary>
    public static double Unit(ref Search.Chance chance) => ((chance.Next() >> 12) + 0.5) / (1UL << 52);

    /// <summary>The natural logarithm by its series alone, so that the last bit is the same on every machine.</summary>
    public static double Logarithm(double value)
    {
        var halvings = 0;
        for (; value > 1.5; halvings++)
        {
            value /= 2;
        }

        for (; value < 0.75; halvings--)
        {
            value *= 2;
        }

        var ratio = (value - 1) / (value + 1);
        var (power, sum) = (ratio, 0.0);
        for (var term = 1; term < 40; term += 2)
        {
            sum += power / term;
            power *= ratio * ratio;
        }

        return (2 * sum) + (halvings * 0.69314718055994530942);
    }
}
