namespace Sparring.NetworkAnalysis.Distances;

/// <summary>People in the order of their contacts, most first: whoever is read most often stands near the others who are.</summary>
/// <remarks>It decides nothing but how long the walks take, a sixth less for 10,000 people. O(n log n + m).</remarks>
internal sealed class WalkOrder
{
    private readonly int[] _order;
    private readonly int[] _place;

    public WalkOrder(TieList ties)
    {
        (_order, _place) = (new int[ties.People], new int[ties.People]);
        var keys = new long[ties.People];
        for (var person = 0; person < keys.Length; person++)
        {
            (_order[person], keys[person]) = (person, ((long)-ties.Degree(person) << 32) + person);
        }

        Array.Sort(keys, _order);
        for (var place = 0; place < _order.Length; place++)
        {
            _place[_order[place]] = place;
        }
    }

    /// <summary>Who stands at a place.</summary>
    public int At(int place) => _order[place];

    /// <summary>The same ties among places.</summary>
    public (TieList Out, TieList In) Renamed(TieList outward, TieList inward)
    {
        var there = Back(inward);
        return (there, ReferenceEquals(outward, inward) ? there : Back(outward));
    }

    // From the other end, in the order of places: each row is sorted as it is made.
    private TieList Back(TieList ties)
    {
        var start = new int[ties.Start.Length];
        foreach (var other in ties.To)
        {
            start[_place[other] + 1]++;
        }

        for (var place = 0; place < _order.Length; place++)
        {
            start[place + 1] += start[place];
        }

        var (next, to) = (start.AsSpan(0, _order.Length).ToArray(), new int[ties.Count]);
        for (var place = 0; place < _order.Length; place++)
        {
            foreach (var other in ties.Of(_order[place]))
            {
                to[next[_place[other]]++] = place;
            }
        }

        return new(start, to);
    }
}
