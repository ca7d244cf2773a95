using System.Numerics;

namespace Sparring.NetworkAnalysis.Homogeneity;

/// <summary>How often chance gives as low, or as high, an undirected E-I index when the values are dealt out anew.</summary>
/// <param name="Low">Share of deals with an index at most the seen one; the seen one counts as a deal.</param>
/// <param name="High">Share of deals with an index at least the seen one; the seen one counts as a deal.</param>
/// <remarks>
/// Krackhardt and Stern, 1988; (hits + 1) / (deals + 1) as Phipson and Smyth, Permutation p-values should never be zero, 2010. Up to 64
/// people a deal costs one instruction for each contact row; else O(n + m).
/// </remarks>
public sealed record EiPermutationTest(double Low, double High)
{
    /// <summary>Null where the index is not defined or every deal gives the same.</summary>
    public static EiPermutationTest? Of(Network network, Trait trait, int deals, int seed)
    {
        var known = KnownTrait.Of(trait);
        var (inside, all) = known.Ties(network.Undirected);
        if (all == 0 || known.Counts.Length < 2)
        {
            return null;
        }

        var chance = new Chance((ulong)seed);
        var (more, fewer) = network.Rows is { } rows
            ? DealRows(rows.Undirected, known, inside, deals, ref chance)
            : DealTies(network.Undirected, known, inside, deals, ref chance);
        return new((more + 1.0) / (deals + 1), (fewer + 1.0) / (deals + 1));
    }

    // More ties inside is a lower index.
    private static (int More, int Fewer) DealRows(
        ulong[] rows,
        KnownTrait trait,
        long inside,
        int deals,
        ref Chance chance
    )
    {
        var people = new int[trait.People];
        var at = 0;
        for (var person = 0; person < rows.Length; person++)
        {
            if (trait.Values[person] >= 0)
            {
                people[at++] = person;
            }
        }

        var (more, fewer) = (0, 0);
        for (var deal = 0; deal < deals; deal++)
        {
            var within = WithinGroups(rows, people, trait.Counts, ref chance);
            more += within >= inside ? 1 : 0;
            fewer += within <= inside ? 1 : 0;
        }

        return (more, fewer);
    }

    // Each group takes its people from the end of the pack; who is left is the last group.
    private static long WithinGroups(ulong[] rows, int[] people, int[] counts, ref Chance chance)
    {
        var left = people.Length;
        var within = 0;
        for (var group = 0; group < counts.Length; group++)
        {
            var members = 0UL;
            var first = left - counts[group];
            for (; left > first; left--)
            {
                var chosen = first == 0 ? left - 1 : chance.Below(left);
                (people[left - 1], people[chosen]) = (people[chosen], people[left - 1]);
                members |= 1UL << people[left - 1];
            }

            for (var row = members; row != 0; row &= row - 1)
            {
                within += BitOperations.PopCount(rows[BitOperations.TrailingZeroCount(row)] & members);
            }
        }

        return within;
    }

    private static (int More, int Fewer) DealTies(
        TieList ties,
        KnownTrait trait,
        long inside,
        int deals,
        ref Chance chance
    )
    {
        var people = Enumerable.Range(0, ties.People).Where(person => trait.Values[person] >= 0).ToArray();
        var values = people.Select(person => trait.Values[person]).ToArray();
        var dealt = (int[])trait.Values.Clone();
        var (more, fewer) = (0, 0);
        for (var deal = 0; deal < deals; deal++)
        {
            chance.Shuffle(values);
            for (var at = 0; at < people.Length; at++)
            {
                dealt[people[at]] = values[at];
            }

            var within = 0L;
            foreach (var person in people)
            {
                var own = dealt[person];
                foreach (var other in ties.Of(person))
                {
                    within += dealt[other] == own ? 1 : 0;
                }
            }

            more += within >= inside ? 1 : 0;
            fewer += within <= inside ? 1 : 0;
        }

        return (more, fewer);
    }
}
