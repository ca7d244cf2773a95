namespace Sparring.GroupComposition.Search;

/// <summary>A first seating of many people in which every block of groups has its share of every value.</summary>
internal static class DealInStrata
{
    public static Seating Out(Crowd crowd, int seed, int groupsOfBlock)
    {
        var chance = Chance.For(seed, -1, -1);
        var turns = Enumerable.Range(0, crowd.Count).Where(unit => crowd.Sizes[unit] == 1).ToArray();
        chance.Shuffle(turns);
        // The attribute whose values crowd the groups most counts first: few values before many.
        var attributes = crowd
            .Problem.Attributes.Where(attribute => attribute.Weight > 0)
            .OrderByDescending(attribute => attribute.Weight / Math.Max(1, attribute.Values.Distinct().Count() - 1))
            .ToArray();
        var order = turns.OrderBy(_ => 0);
        foreach (var attribute in attributes)
        {
            order = order.ThenBy(unit => attribute.Values[crowd.Members[unit][0]]);
        }

        return Deal.Out(crowd, ref chance, [.. order], Rotate(crowd.Problem.Sizes.Count, groupsOfBlock, ref chance));
    }

    // Neighbours in the order of dealing go to groups far apart, groupsOfBlock steps each time.
    private static int[] Rotate(int groups, int groupsOfBlock, ref Chance chance)
    {
        var order = Enumerable.Range(0, groups).ToArray();
        chance.Shuffle(order);
        var blocks = Math.Max(1, groups / groupsOfBlock);
        return
        [
            .. order.Select((group, at) => (group, at)).OrderBy(seat => seat.at / blocks).Select(seat => seat.group),
        ];
    }
}
