using Sparring.GroupComposition.Search;

namespace Sparring.GroupComposition.Diversity;

/// <summary>A seating between two: who shares a group in both stays there, the others get one of their two groups while it has room.</summary>
/// <remarks>Groups are matched greedily by how many people they share and how alike their sizes are. Cost: n + groups² log groups.</remarks>
internal static class CrossGroups
{
    // Whoever loves company belongs in a large group: a place more or less counts as so many shared people less. Measured: 1, 2, 3, 5, 10, never.
    private const int Unlikeness = 3;

    /// <summary>The child, and who sits in another group in the one than in the other.</summary>
    public static (int[] Child, int[] Apart) Of(int[] one, int[] other, int[] sizes, ref Chance chance)
    {
        var named = Named(one, other, sizes, ref chance);
        int[] translated = [.. other.Select(group => named[group])];
        var free = sizes.ToArray();
        int[] everybody = [.. Enumerable.Range(0, one.Length)];
        foreach (var person in everybody.Where(person => one[person] == translated[person]))
        {
            free[one[person]]--;
        }

        int[] apart = [.. everybody.Where(person => one[person] != translated[person])];
        chance.Shuffle(apart);
        var child = one.ToArray();
        var homeless = new List<int>();
        foreach (var person in apart)
        {
            var (first, second) =
                chance.Below(2) == 0 ? (one[person], translated[person]) : (translated[person], one[person]);
            child[person] = free[first] > 0 ? first : second;
            if (free[child[person]] == 0)
            {
                homeless.Add(person);
                continue;
            }

            free[child[person]]--;
        }

        var room = free.SelectMany((places, group) => Enumerable.Repeat(group, places));
        foreach (var (person, group) in homeless.Zip(room))
        {
            child[person] = group;
        }

        return (child, apart);
    }

    /// <summary>For each group of the other seating, the group of the one with whom it is matched.</summary>
    private static int[] Named(int[] one, int[] other, int[] sizes, ref Chance chance)
    {
        var groups = sizes.Length;
        // Of equals chance decides: shared people in the upper bits, chance in the lower.
        var shared = new int[groups * groups];
        for (var person = 0; person < one.Length; person++)
        {
            shared[(one[person] * groups) + other[person]]++;
        }

        var pairs = new long[groups * groups];
        for (var pair = 0; pair < pairs.Length; pair++)
        {
            var unlike = Unlikeness * Math.Abs(sizes[pair / groups] - sizes[pair % groups]);
            pairs[pair] = ((long)(shared[pair] - unlike) << 48) + ((long)(chance.Next() >> 40) << 24) + pair;
        }

        Array.Sort(pairs);
        var named = new int[groups];
        var (isUsed, isNamed) = (new bool[groups], new bool[groups]);
        for (var at = pairs.Length - 1; at >= 0; at--)
        {
            var (mine, theirs) = Math.DivRem((int)(pairs[at] & 0xFFFFFF), groups);
            if (!isUsed[mine] && !isNamed[theirs])
            {
                (isUsed[mine], isNamed[theirs], named[theirs]) = (true, true, mine);
            }
        }

        return named;
    }
}
