namespace Sparring.GroupComposition.Bounds;

/// <summary>How many pairs must share a value of one attribute.</summary>
internal static class SharedAttribute
{
    public static long AtLeast(GroupProblem problem, TogetherSets sets, IReadOnlyList<int> values)
    {
        var (valueOf, kinds) = Numbered(values);
        if (kinds == 0)
            return 0;
        var singles = new long[kinds];
        var units = new List<int>[kinds];
        for (var value = 0; value < kinds; value++)
            units[value] = [];
        for (var set = 0; set < sets.Count; set++)
            CountUnits(sets.Members(set), valueOf, singles, units);
        long across = 0;
        for (var value = 0; value < kinds; value++)
            across += EvenSpread.AcrossGroups(units[value], singles[value], problem.Sizes.Count);
        return Math.Max(
            Math.Max(across, EvenSpread.WithinGroups(problem.Sizes, kinds, problem.People)),
            SpreadDual.Of(problem, sets, valueOf, kinds).Pairs
        );
    }

    /// <summary>Values renumbered 0 … kinds − 1 in order of first appearance.</summary>
    public static (int[] ValueOf, int Kinds) Numbered(IReadOnlyList<int> values)
    {
        var numbers = new Dictionary<int, int>();
        var valueOf = new int[values.Count];
        for (var person = 0; person < valueOf.Length; person++)
        {
            if (!numbers.TryGetValue(values[person], out var number))
                numbers.Add(values[person], number = numbers.Count);
            valueOf[person] = number;
        }

        return (valueOf, numbers.Count);
    }

    private static void CountUnits(ReadOnlySpan<int> members, int[] valueOf, long[] singles, List<int>[] units)
    {
        if (members.Length == 1)
        {
            singles[valueOf[members[0]]]++;
            return;
        }

        var counts = new Dictionary<int, int>();
        foreach (var person in members)
            counts[valueOf[person]] = counts.GetValueOrDefault(valueOf[person]) + 1;
        foreach (var (value, count) in counts)
        {
            if (count == 1)
                singles[value]++;
            else
                units[value].Add(count);
        }
    }
}
