namespace Sparring.NetworkAnalysis.CorePeriphery;

/// <summary>The division into core and periphery whose ideal pattern is most like the data.</summary>
/// <param name="Fit">Pearson's r; null when no division has one (nobody tied, everybody tied, too few people).</param>
/// <param name="Cores">Every best core found, at most <see cref="CoreOptions.MostCores"/>; more than one means: not unique.</param>
/// <param name="IsProven">Whether every division was looked at, so that nothing better exists and no best one is missing.</param>
/// <remarks>
/// Borgatti and Everett, Models of core/periphery structures, 2000. Values and directions as they are; the diagonal and unknown cells are
/// left out. Up to 21 people every division is looked at; above, single moves climb from a start by degree and from random ones, and
/// divisions as good as the best are looked for around it by moves and exchanges.
/// </remarks>
public sealed record DiscreteCore(double? Fit, IReadOnlyList<IReadOnlyList<int>> Cores, bool IsProven)
{
    private const int FewPeople = 21;

    /// <summary>Whether exactly one best core was found.</summary>
    public bool IsUnique => Cores.Count == 1;

    public static DiscreteCore Of(
        Network network,
        OffBlocks off,
        CoreOptions options,
        CancellationToken cancel = default
    ) => Of(new CoreData(network), off, options, cancel);

    /// <summary>The core of a network of which only these cells are known: a large roster of which everybody has said something of a few.</summary>
    /// <remarks>Memory and time go with the known cells, not with the square of the people.</remarks>
    public static DiscreteCore Among(
        Network network,
        IReadOnlyList<Cell> known,
        OffBlocks off,
        CoreOptions options,
        CancellationToken cancel = default
    ) => Of(CoreData.Among(network, CellsOf(network, known)), off, options, cancel);

    private static TieList CellsOf(Network network, IReadOnlyList<Cell> known) =>
        Network
            .From(
                new()
                {
                    People = network.People,
                    Directed = network.Directed,
                    Ratings = [.. known.Select(cell => new Rating(cell.From, cell.To))],
                }
            )
            .Out;

    internal static DiscreteCore Of(CoreData data, OffBlocks off, CoreOptions options, CancellationToken cancel)
    {
        var best = new BestCores(options.MostFor(data.People));
        if (data.People <= FewPeople)
        {
            EveryCore.Into(best, data, off, cancel);
        }
        else
        {
            ClimbToCores.Into(best, data, off, options, cancel);
        }

        return new(best.Fit, best.Cores(), data.People <= FewPeople);
    }
}

/// <summary>How hard to look for a core.</summary>
public sealed record CoreOptions
{
    public int Seed { get; init; } = 1;

    /// <summary>Random starts; null is 3,000 for up to 200 people and fewer for more.</summary>
    public int? Starts { get; init; }

    /// <summary>How many best cores are kept; null is 1,000 for up to 2,000 people and fewer for more, 66 for 30,000.</summary>
    public int? MostCores { get; init; }

    // A large network without a core has thousands as good as the best: a thousand lists of half of 30,000 people tell nobody anything.
    internal int MostFor(int people) => MostCores ?? Math.Clamp(2_000_000 / Math.Max(people, 1), 10, 1000);
}
