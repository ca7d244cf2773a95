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
        var (child, free) = ((int[])one.Clone(), (int[])sizes.Clone());
        var apart = Differing(one, other, named, free);
        chance.Shuffle(apart);
        var homeless = new List<int>();
        foreach (var person in apart)
        {
            var (first, second) =
                chance.Below(2) == 0 ? (one[person], named[other[person]]) : (named[other[person]], one[person]);
            child[person] = free[first] > 0 ? first : second;
            if (free[child[person]] == 0)
            {
                homeless.Add(person);
                continue;
            }

            free[child[person]]--;
        }

        SeatWhereRoomIs(homeless, child, free);
        return (child, apart);
    }

    // Everybody else keeps a place that is free no longer.
    private static int[] Differing(int[] one, int[] other, int[] named, int[] free)
    {
        var differing = new List<int>();
        for (var person = 0; person < one.Length; person++)
        {
            if (one[person] == named[other[person]])
            {
                free[one[person]]--;
            }
            else
            {
                differing.Add(person);
            }
        }

        return differing.ToArray();
    }

    private static void SeatWhereRoomIs(List<int> homeless, int[] child, int[] free)
    {
        var room = 0;
        foreach (var person in homeless)
        {
            while (free[room] == 0)
            {
                room++;
            }

            child[person] = room;
            free[room]--;
        }
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

        Sort(pairs);
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

    // By gaps (Shell 1959): the framework's way for these numbers would be compiled while it runs.
    private static void Sort(long[] numbers)
    {
        var gap = 1;
        while (gap < numbers.Length / 3)
        {
            gap = (3 * gap) + 1;
        }

        for (; gap > 0; gap /= 3)
        {
            for (var at = gap; at < numbers.Length; at++)
            {
                var (number, to) = (numbers[at], at);
                for (; to >= gap && numbers[to - gap] > number; to -= gap)
                {
                    numbers[to] = numbers[to - gap];
                }

                numbers[to] = number;
            }
        }
    }
}
