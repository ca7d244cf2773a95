namespace Sparring.GroupComposition.Diversity;

/// <summary>Who leaves for a smaller group takes the size along: at the end groups take their names from the sizes settled.</summary>
internal static class NameGroups
{
    /// <summary>Renames the groups so that each has its size again.</summary>
    public static void BySize(int[] places, int[] sizes)
    {
        var (now, named) = (new int[sizes.Length], new int[sizes.Length]);
        foreach (var group in places)
        {
            now[group]++;
        }

        var (mine, names) = (InOrder(now), InOrder(sizes));
        for (var at = 0; at < names.Length; at++)
        {
            named[mine[at]] = names[at];
        }

        for (var person = 0; person < places.Length; person++)
        {
            places[person] = named[places[person]];
        }
    }

    // The groups in rising order of size, equal ones as they stand.
    private static int[] InOrder(int[] sizes)
    {
        var groups = new int[sizes.Length];
        for (var group = 0; group < groups.Length; group++)
        {
            var at = group;
            for (; at > 0 && sizes[groups[at - 1]] > sizes[group]; at--)
            {
                groups[at] = groups[at - 1];
            }

            groups[at] = group;
        }

        return groups;
    }
}
