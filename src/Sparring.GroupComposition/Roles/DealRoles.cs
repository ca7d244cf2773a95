namespace Sparring.GroupComposition.Roles;

/// <summary>What it costs that a person plays a role, such as one she has played before.</summary>
/// <param name="Person">From 0.</param>
/// <param name="Role">From 0.</param>
/// <param name="Cost">0 or more; several for the same person and role add up.</param>
public sealed record RoleCost(int Person, int Role, long Cost);

/// <summary>Deals roles within groups: every role in every group, each as often as the others, as cheaply as can be.</summary>
/// <remarks>
/// Exact: an assignment problem for each group by shortest augmenting paths (Kuhn 1955; Jonker and Volgenant 1987), in which a
/// place that must be taken is cheaper than any that may be. Cost: (people of the group)² × (places), at most their cube.
/// </remarks>
public static class DealRoles
{
    private const long MostCost = 1_000_000_000;

    /// <summary>A role for each person of the groups.</summary>
    /// <param name="groups">Who sits where; a group with fewer people than roles leaves the dearest roles out.</param>
    /// <param name="roles">How many roles there are, at least 1.</param>
    /// <param name="costs">What is dearer than nothing; people and roles that are not there count nothing.</param>
    /// <returns>The role of each person, by her number; people of no group do not stand in it.</returns>
    /// <exception cref="ArgumentOutOfRangeException">No role, or a cost below 0 or above 1,000,000,000.</exception>
    public static IReadOnlyDictionary<int, int> For(
        IReadOnlyList<IReadOnlyList<int>> groups,
        int roles,
        IReadOnlyList<RoleCost> costs
    )
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(roles, 1);
        var known = new Dictionary<(int Person, int Role), long>();
        foreach (var cost in costs)
        {
            if (cost.Cost is < 0 or > MostCost)
            {
                throw new ArgumentOutOfRangeException(nameof(costs), cost.Cost, "A cost is 0 to 1,000,000,000.");
            }

            known[(cost.Person, cost.Role)] = known.GetValueOrDefault((cost.Person, cost.Role)) + cost.Cost;
        }

        var dealt = new Dictionary<int, int>();
        foreach (var group in groups.Where(group => group.Count > 0))
        {
            foreach (var (person, place) in Places(group, roles, known))
            {
                dealt[group[person]] = place % roles;
            }
        }

        return dealt;
    }

    // Place p is of role p % roles. All but the last round of places must be taken.
    private static IEnumerable<(int Person, int Place)> Places(
        IReadOnlyList<int> group,
        int roles,
        Dictionary<(int Person, int Role), long> known
    )
    {
        var rounds = (group.Count + roles - 1) / roles;
        var must = group.Count / roles * roles;
        var most = known.Values.DefaultIfEmpty().Max();
        var reward = (most + 1) * (group.Count + 1);
        var prices = group
            .Select(person =>
                Enumerable
                    .Range(0, rounds * roles)
                    .Select(place => known.GetValueOrDefault((person, place % roles)) + (place < must ? 0 : reward))
                    .ToArray()
            )
            .ToArray();
        return new Assignment(prices).Of().Select((place, person) => (person, place));
    }
}
