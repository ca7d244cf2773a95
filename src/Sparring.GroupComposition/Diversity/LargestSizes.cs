namespace Sparring.GroupComposition.Diversity;

/// <summary>One size per group so that as many pairs as possible sit together (as few, when a pair is worth less than nothing).</summary>
/// <remarks>Over benefits of about the same size, the number of pairs decides before who they are. O(n × sum of the sizes) time.</remarks>
internal static class LargestSizes
{
    /// <summary>Null when no sizes within the bounds sum up to the people.</summary>
    public static int[]? Of(int people, IReadOnlyList<GroupSize> groups, bool mostPairs = true)
    {
        long[][] best = [.. Enumerable.Range(0, groups.Count + 1).Select(_ => new long[people + 1])];
        int[][] chosen = [.. best.Select(_ => new int[people + 1])];
        best[0].AsSpan(1).Fill(long.MinValue);

        for (var group = 1; group <= groups.Count; group++)
        {
            for (var seated = 0; seated <= people; seated++)
            {
                (best[group][seated], chosen[group][seated]) = Best(best, group, seated, groups[group - 1], mostPairs);
            }
        }

        return best[^1][people] == long.MinValue ? null : Follow(chosen, people);
    }

    /// <summary>Everybody's group when the groups are filled one after the other.</summary>
    public static int[] Seats(int[] sizes)
    {
        var (seats, taken) = (new int[sizes.Sum()], 0);
        for (var group = 0; group < sizes.Length; group++)
        {
            Array.Fill(seats, group, taken, sizes[group]);
            taken += sizes[group];
        }

        return seats;
    }

    private static (long, int) Best(long[][] best, int group, int seated, GroupSize size, bool mostPairs)
    {
        var (most, chosen) = (long.MinValue, 0);
        for (var count = size.Least; count <= Math.Min(size.Most, seated); count++)
        {
            var before = best[group - 1][seated - count];
            var pairs = (mostPairs ? 1L : -1L) * count * (count - 1);
            if (before != long.MinValue && before + pairs > most)
            {
                (most, chosen) = (before + pairs, count);
            }
        }

        return (most, chosen);
    }

    private static int[] Follow(int[][] chosen, int people)
    {
        var sizes = new int[chosen.Length - 1];
        for (var group = sizes.Length; group > 0; group--)
        {
            sizes[group - 1] = chosen[group][people];
            people -= sizes[group - 1];
        }

        return sizes;
    }
}
