namespace Sparring.GroupComposition.Scheduling;

/// <summary>
/// The last step of a proof: all chains that could be part of a cheaper schedule, by the prices of the bound, are listed and searched.
/// </summary>
internal sealed class ProveBoard(Tables tables, RaiseBound bound)
{
    private const int MostColumns = 60_000;

    /// <summary>Either a cheaper schedule, or a proof that there is none, or neither within so many nodes.</summary>
    public (bool Proven, IReadOnlyList<(int Group, Chain? Chain)>? Cheaper) Try(
        long cost,
        long nodes,
        CancellationToken cancel
    )
    {
        bound.ReturnToBest();
        var budget = ((cost - 1) * bound.Prices.Scale) - bound.Least;
        if (List(budget) is not { } columns)
        {
            return (false, null);
        }

        int[] groups = [.. tables.Needs.Select(needs => needs.Group)];
        var search = new SearchColumns(groups, columns, tables, bound);
        var cheaper = search.Find(budget, cost, nodes, cancel);
        return (cheaper is null && search.Complete, cheaper);
    }

    private List<Column>? List(long budget)
    {
        var list = new ListColumns(tables, new Openings(tables, bookings: null, bound.Prices));
        var columns = new List<Column>();
        foreach (var needs in tables.Needs)
        {
            var none = (needs.Unplaced * bound.Prices.Scale) - bound.PaidBy(needs);
            columns.Add(new Column(needs.Group, Chain: null, none, TakesPlace: false, []));
            foreach (var coach in needs.Candidates)
            {
                var paid = bound.PaidBy(needs, coach);
                if (!list.Add(needs, coach, paid, budget, columns, MostColumns))
                {
                    return null;
                }
            }
        }

        return columns;
    }
}
