namespace Sparring.GroupComposition.Bounds;

/// <summary>The fewest pairs that must share a value when it is spread as evenly as can be.</summary>
internal static class EvenSpread
{
    public static long Pairs(long people) => people * (people - 1) / 2;

    /// <summary>Least Σ C(x, 2) over <paramref name="groups"/> groups for people who come one by one or in indivisible units.</summary>
    /// <param name="units">Units of two or more, any order; sorted in place.</param>
    /// <param name="singles">How many come alone.</param>
    /// <remarks>
    /// Up to one unit per group, apart, and singles poured in where it is emptiest: no other load is more even (each merge of two
    /// units majorises it). More units than groups: exact when none is above two; else the smallest are broken up, which counts
    /// the same pairs with more freedom and so stays below. O(units log units).
    /// </remarks>
    public static long AcrossGroups(List<int> units, long singles, int groups)
    {
        if (groups <= 0)
            return 0;
        units.Sort(static (a, b) => b.CompareTo(a));
        if (units.Count > groups && units[0] == 2)
        {
            var (each, more) = Math.DivRem(units.Count, groups);
            return Pour([(2L * each, groups - more), (2L * (each + 1), more)], singles);
        }

        for (var i = groups; i < units.Count; i++)
            singles += units[i];
        var loads = new List<(long Load, long Groups)> { (0, groups - Math.Min(units.Count, groups)) };
        for (var i = Math.Min(units.Count, groups) - 1; i >= 0; i--)
            loads.Add((units[i], 1));
        return Pour(loads, singles);
    }

    /// <summary>Least number of same-value pairs within groups when every group could hold all <paramref name="values"/> evenly.</summary>
    /// <remarks>Sizes in a range take the cheapest way to reach <paramref name="people"/> in all. O(groups × largest / values).</remarks>
    public static long WithinGroups(IReadOnlyList<GroupSize> sizes, int values, long people)
    {
        long pairs = 0;
        var missing = people;
        foreach (var size in sizes)
        {
            var (each, more) = Math.DivRem(size.Least, values);
            pairs += ((values - more) * Pairs(each)) + (more * Pairs(each + 1));
            missing -= size.Least;
        }

        for (long shared = 0; missing > 0; shared++)
        {
            // One more in a group of s meets at least s / values of his or her own.
            long room = 0;
            var larger = false;
            foreach (var size in sizes)
            {
                var last = Math.Min(size.Most, (shared + 1) * values);
                room += Math.Max(0, last - Math.Max(size.Least, shared * values));
                larger |= size.Most > (shared + 1) * values;
            }

            pairs += shared * Math.Min(room, missing);
            missing -= room;
            if (!larger)
                return pairs;
        }

        return pairs;
    }

    // Loads ascend; the water rises from the lowest.
    private static long Pour(List<(long Load, long Groups)> loads, long singles)
    {
        long wet = 0;
        long level = 0;
        var next = 0;
        while (
            next < loads.Count && (wet == 0 || loads[next].Load <= level || singles >= wet * (loads[next].Load - level))
        )
        {
            singles -= wet * (loads[next].Load - level);
            level = loads[next].Load;
            wet += loads[next++].Groups;
        }

        var (rise, more) = Math.DivRem(singles, Math.Max(wet, 1));
        var pairs = ((wet - more) * Pairs(level + rise)) + (more * Pairs(level + rise + 1));
        for (; next < loads.Count; next++)
            pairs += loads[next].Groups * Pairs(loads[next].Load);
        return pairs;
    }
}
