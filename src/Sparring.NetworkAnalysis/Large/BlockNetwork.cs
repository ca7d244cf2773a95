namespace Sparring.NetworkAnalysis.Large;

/// <summary>A large organisation as its departments: how many people each has, and how many ties go from each to each.</summary>
/// <param name="Sizes">People of each block.</param>
/// <param name="Ties">Ties from block to block; on the diagonal those inside.</param>
/// <param name="Known">Known cells from block to block.</param>
/// <remarks>Breiger, The duality of persons and groups, 1974 (densities of blocks). People of unknown value are left out. O(n + m + blocks²).</remarks>
public sealed record BlockNetwork(
    IReadOnlyList<int> Sizes,
    IReadOnlyList<IReadOnlyList<long>> Ties,
    IReadOnlyList<IReadOnlyList<long>> Known
)
{
    /// <summary>Ties / known cells from one block to another; null where no cell is known.</summary>
    public double? Density(int from, int to) => Known[from][to] > 0 ? (double)Ties[from][to] / Known[from][to] : null;

    /// <summary>Blocks are the values of a trait, numbered from 0 without holes.</summary>
    public static BlockNetwork Of(Network network, Trait trait)
    {
        var count = trait.Values.Count == 0 ? 0 : trait.Values.Max() + 1;
        var (sizes, answering) = (new int[count], new int[count]);
        var (ties, known) = (Table(count), Table(count));
        for (var person = 0; person < network.People; person++)
        {
            var own = trait.Values[person];
            if (own >= 0)
            {
                sizes[own]++;
                answering[own] += network.Answers.Silent[person] ? 0 : 1;
                Add(ties[own], network.Out.Of(person), trait);
            }
        }

        for (var from = 0; from < count; from++)
        {
            for (var to = 0; to < count; to++)
            {
                known[from][to] = Cells(network.Directed, from == to, sizes, answering, from, to);
            }
        }

        TakeOpen(network, trait, known);
        return new(sizes, ties, known);
    }

    private static long[][] Table(int count) => [.. Enumerable.Range(0, count).Select(_ => new long[count])];

    private static void Add(long[] row, ReadOnlySpan<int> others, Trait trait)
    {
        foreach (var other in others)
        {
            if (trait.Values[other] >= 0)
            {
                row[trait.Values[other]]++;
            }
        }
    }

    // Without direction a cell is unknown only between two silent people.
    private static long Cells(bool directed, bool inside, int[] sizes, int[] answering, int from, int to)
    {
        long pairs = (long)sizes[from] * (sizes[to] - (inside ? 1 : 0));
        long quiet = sizes[from] - answering[from];
        return directed
            ? answering[from] * ((long)sizes[to] - (inside ? 1 : 0))
            : pairs - (quiet * (sizes[to] - answering[to] - (inside ? 1 : 0)));
    }

    private static void TakeOpen(Network network, Trait trait, long[][] known)
    {
        for (var person = 0; person < network.People; person++)
        {
            foreach (var other in network.Answers.Open.Of(person))
            {
                if (trait.Values[person] >= 0 && trait.Values[other] >= 0)
                {
                    known[trait.Values[person]][trait.Values[other]]--;
                }
            }
        }
    }
}
