namespace Sparring.NetworkAnalysis.Cohesion;

/// <summary>The largest k for which a person belongs to a group where everybody has at least k contacts in it. Direction is ignored.</summary>
/// <remarks>Seidman, Network structure and minimum degree, 1983; Batagelj and Zaveršnik, An O(m) algorithm for cores, 2003. O(n + m).</remarks>
public static class KCores
{
    public static int[] Of(Network network)
    {
        var ties = network.Undirected;
        var people = ties.People;
        var (core, order, place, begin) = (new int[people], new int[people], new int[people], BeginOfDegrees(ties));
        for (var person = 0; person < people; person++)
        {
            core[person] = ties.Degree(person);
            place[person] = begin[core[person]]++;
            order[place[person]] = person;
        }

        // After the filling each begin stands one degree too far.
        begin.AsSpan(0, begin.Length - 1).CopyTo(begin.AsSpan(1));
        begin[0] = 0;
        for (var at = 0; at < people; at++)
        {
            var person = order[at];
            foreach (var other in ties.Of(person))
            {
                if (core[other] > core[person])
                {
                    var first = begin[core[other]]++;
                    var swapped = order[first];
                    (order[place[other]], place[swapped]) = (swapped, place[other]);
                    (order[first], place[other]) = (other, first);
                    core[other]--;
                }
            }
        }

        return core;
    }

    private static int[] BeginOfDegrees(TieList ties)
    {
        var most = 0;
        for (var person = 0; person < ties.People; person++)
        {
            most = Math.Max(most, ties.Degree(person));
        }

        var begin = new int[most + 2];
        for (var person = 0; person < ties.People; person++)
        {
            begin[ties.Degree(person) + 1]++;
        }

        for (var degree = 0; degree <= most; degree++)
        {
            begin[degree + 1] += begin[degree];
        }

        return begin;
    }
}
