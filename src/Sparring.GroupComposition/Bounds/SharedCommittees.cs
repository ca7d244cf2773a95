namespace Sparring.GroupComposition.Bounds;

/// <summary>How many memberships pairs must share.</summary>
internal static class SharedCommittees
{
    public static long AtLeast(GroupProblem problem, TogetherSets sets)
    {
        var singles = new Dictionary<int, long>();
        var units = new Dictionary<int, List<int>>();
        var counts = new Dictionary<int, int>();
        for (var set = 0; set < sets.Count; set++)
        {
            counts.Clear();
            foreach (var person in sets.Members(set))
            {
                foreach (var committee in problem.Committees[person])
                    counts[committee] = counts.GetValueOrDefault(committee) + 1;
            }

            foreach (var (committee, count) in counts)
            {
                if (count == 1)
                    singles[committee] = singles.GetValueOrDefault(committee) + 1;
                else if (units.TryGetValue(committee, out var known))
                    known.Add(count);
                else
                    units.Add(committee, [count]);
            }
        }

        return singles
            .Keys.Union(units.Keys)
            .Sum(committee =>
                EvenSpread.AcrossGroups(
                    units.GetValueOrDefault(committee) ?? [],
                    singles.GetValueOrDefault(committee),
                    problem.Sizes.Count
                )
            );
    }
}
