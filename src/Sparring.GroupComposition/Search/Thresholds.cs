namespace Sparring.GroupComposition.Search;

/// <summary>−ln of 1,024 evenly spaced shares: a worsening below temperature × one of them, drawn at random, is taken (Metropolis 1953).</summary>
internal static class Thresholds
{
    public const int Count = 1024;

    public static readonly float[] Values = Make();

    private static float[] Make()
    {
        var values = new float[Count];
        for (var at = 0; at < Count; at++)
        {
            values[at] = (float)-Ln((at + 0.5) / Count);
        }

        return values;
    }

    // ln x = 2 artanh((x − 1)/(x + 1)), after doubling x into [1, 2): operations every machine rounds alike.
    private static double Ln(double x)
    {
        var halvings = 0;
        while (x < 1)
        {
            x *= 2;
            halvings++;
        }

        return Artanh((x - 1) / (x + 1)) - halvings * Artanh(1.0 / 3);
    }

    private static double Artanh(double y)
    {
        double sum = 0;
        var power = y;
        for (var odd = 1; odd < 60; odd += 2)
        {
            sum += power / odd;
            power *= y * y;
        }

        return 2 * sum;
    }
}
