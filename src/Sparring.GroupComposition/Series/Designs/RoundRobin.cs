namespace Sparring.GroupComposition.Series.Designs;

/// <summary>Pairs: everybody meets everybody once in n − 1 rounds; one sits still, the others go round (Kirkman 1847).</summary>
internal static class RoundRobin
{
    public static Design? Find(IReadOnlyList<int> sizes, int most)
    {
        if (sizes.Any(size => size != 2))
        {
            return null;
        }

        var turning = (2 * sizes.Count) - 1;
        var rounds = Enumerable.Range(0, Math.Min(most, turning)).Select(r => Round(turning, r));
        return new Design(turning + 1, [.. rounds]);
    }

    private static int[][] Round(int turning, int r)
    {
        var pairs = Enumerable
            .Range(1, (turning - 1) / 2)
            .Select(i => new[] { (r + i) % turning, (r - i + turning) % turning });
        return
        [
            [r, turning],
            .. pairs,
        ];
    }
}
