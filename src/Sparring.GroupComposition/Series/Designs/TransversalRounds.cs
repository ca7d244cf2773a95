namespace Sparring.GroupComposition.Series.Designs;

/// <summary>Rounds of g groups of k, or of k and k − 1: the people stand in k columns of g, and a group takes one from each.</summary>
/// <remarks>
/// In round r, group x takes x + λ(j)·r from column j. Over a product of finite fields all g rounds are without repeats when the λ differ
/// by units (a resolvable transversal design; MacNeish 1922, Bose, Shrikhande and Parker 1960). Where g has a small prime power, plain
/// numbers λ(j) = j modulo g are without repeats while (k − 1)(rounds − 1) &lt; g. Groups one smaller: the last column is shorter.
/// Cost: rounds × people.
/// </remarks>
internal static class TransversalRounds
{
    /// <summary>As many rounds as the construction gives, at most <paramref name="most"/>; nothing for other sizes.</summary>
    public static Design? Find(IReadOnlyList<int> sizes, int most)
    {
        var (groups, largest) = (sizes.Count, sizes.Max());
        if (sizes.Min() < largest - 1 || groups < 2 || largest < 2)
        {
            return null;
        }

        var ring = new FiniteRing(groups);
        var inField = ring.Units >= largest;
        var rounds = Math.Min(most, inField ? groups : ((groups - 1) / (largest - 1)) + 1);
        var full = sizes.Count(size => size == largest);
        var list = Enumerable.Range(0, rounds).Select(r => Round(groups, largest, full, Seat(r)));
        return new Design(sizes.Sum(), [.. list]);

        Func<int, int, int> Seat(int r) =>
            inField ? (x, j) => ring.AddScaled(x, j, r) : (x, j) => (int)((x + ((long)j * r)) % groups);
    }

    private static int[][] Round(int groups, int largest, int full, Func<int, int, int> seat)
    {
        var round = new int[groups][];
        for (var x = 0; x < groups; x++)
        {
            var last = seat(x, largest - 1);
            var size = last < full ? largest : largest - 1;
            round[x] = [.. Enumerable.Range(0, size).Select(j => (j * groups) + seat(x, j))];
        }

        return round;
    }
}
