namespace Sparring.NetworkAnalysis.Change;

/// <summary>A new order of people, every order alike.</summary>
internal static class Renaming
{
    private const int Few = 64;

    /// <summary>
    /// One random number serves six exchanges among up to 64 people (Brackett-Rozinsky and Lemire, Batched ranged random integer
    /// generation, 2024); it is off by less than 64^6 / 2^64.
    /// </summary>
    public static void Next(int[] order, ref Chance chance)
    {
        if (order.Length > Few)
        {
            chance.Shuffle(order);
            return;
        }

        var left = order.Length;
        while (left > 1)
        {
            var bits = chance.Bits();
            for (var end = Math.Max(1, left - 6); left > end; left--)
            {
                var chosen = (int)Math.BigMul(bits, (ulong)left, out bits);
                (order[left - 1], order[chosen]) = (order[chosen], order[left - 1]);
            }
        }
    }
}
