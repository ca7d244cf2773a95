using Sparring.GroupComposition.Bounds;
using Sparring.GroupComposition.Bounds.Columns;

namespace Sparring.GroupComposition.Conflicts;

/// <summary>Whether rules can all be kept, where they leave so few possible groups that all can be listed.</summary>
/// <remarks>Many rules make this easy and <see cref="SeatingSearch"/> hard; few rules the other way round.</remarks>
internal static class EveryGroup
{
    private const int MostGroups = 20_000;

    /// <summary>True or false when it is certain; null when there are too many groups or the work was used up.</summary>
    public static bool? CanSeat(GroupProblem problem, IReadOnlyCollection<HardRule> rules, ref long work)
    {
        var bare = new GroupProblem
        {
            People = problem.People,
            Sizes = problem.Sizes,
            Apart = [.. rules.OfType<HardRule.KeptApart>().Select(rule => new PersonPair(rule.A, rule.B))],
            Together = [.. rules.OfType<HardRule.KeptTogether>().Select(rule => new PersonPair(rule.A, rule.B))],
            Fixed = [.. rules.OfType<HardRule.Settled>().Select(rule => new Seat(rule.Person, rule.Group))],
        };
        var sets = TogetherSets.Of(bare);
        if (sets.Count > GroupColumns.MostUnits)
            return null;
        work -= MostGroups;
        if (GroupColumns.Of(bare, new PairPrices(bare, sets), null, MostGroups) is not { } columns)
            return null;
        if (!columns.SeatEverybody)
            return false;
        var steps = new Work(work, CancellationToken.None);
        var search = new PartitionSearch(columns, new long[columns.Count], steps);
        var finished = search.Run([.. Enumerable.Range(0, columns.Count)], 0);
        work = steps.Left;
        return search.Best is not null ? true
            : finished ? false
            : null;
    }
}
