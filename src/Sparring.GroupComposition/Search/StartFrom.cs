namespace Sparring.GroupComposition.Search;

/// <summary>A seating from groups that somebody has already; a unit whose people sit apart goes to its first one's group.</summary>
internal static class StartFrom
{
    public static Seating Groups(Crowd crowd, IReadOnlyList<IReadOnlyList<int>> groups)
    {
        var groupOf = new int[crowd.Count];
        Array.Fill(groupOf, -1);
        for (var group = 0; group < groups.Count; group++)
        {
            foreach (var person in groups[group])
            {
                var unit = crowd.UnitOf[person];
                groupOf[unit] = crowd.Settled[unit] >= 0 ? crowd.Settled[unit] : group;
            }
        }

        return new Seating(crowd, groupOf);
    }
}
