namespace Sparring.GroupComposition.Series;

/// <summary>By how much a move may make things worse: −ln(u) × temperature for u drawn evenly, from a table of 1,024 quantiles.</summary>
/// <remarks>The logarithms are summed here from the four operations, since a library's last digit differs between machines.</remarks>
internal static class Cooling
{
    private static readonly double[] MinusLogs = Table();

    public static long Allowance(ref Chance chance, double temperature) =>
        (long)(MinusLogs[chance.Next() >> 54] * temperature);

    private static double[] Table()
    {
        var table = new double[1024];
        for (var i = 0; i < table.Length; i++)
        {
            table[i] = -Log((i + 0.5) / table.Length);
        }

        return table;
    }

    /// <summary>ln x = 2 artanh((x − 1) / (x + 1)), halved until x is near 1.</summary>
    private static double Log(double x)
    {
        var halvings = 0;
        for (; x < 0.7; halvings++)
        {
            x *= 2;
        }

        return Artanh((x - 1) / (x + 1)) - (halvings * Artanh(1.0 / 3));
    }

    private static double Artanh(double t)
    {
        var (sum, power) = (0.0, t);
        for (var k = 1; k < 60; k += 2)
        {
            sum += power / k;
            power *= t * t;
        }

        return 2 * sum;
    }
}
