using Sparring.GroupComposition.Search;

namespace Sparring.GroupComposition.Diversity;

/// <summary>Searches the most diverse groups by annealing with a heat bath over whole rows of swaps.</summary>
/// <remarks>
/// A person by chance looks at the swaps with all others at once, by vectors over what everybody brings to every group, and draws one
/// of them, or none, with the probabilities of a heat bath (Kirkpatrick, Gelatt, Vecchi 1983; Gumbel-max trick for the draw). The
/// temperatures are found by the share of looks that swap. Runs grow longer; two independent streams of them share the threads.
/// Sizes within bounds are settled first, for the most pairs. Deterministic for a seed and number of epochs. A look costs O(n / 16) on
/// machines with 512-bit vectors, a swap the same; memory O(n²).
/// </remarks>
public static class ComposeDiversity
{
    private const int Islands = 2;

    /// <summary>The best groups found in the time or the epochs given; sizes within the problem's bounds.</summary>
    /// <exception cref="ArgumentException">The sizes do not admit the people.</exception>
    public static DiverseGroups Solve(
        DiversityProblem problem,
        DiversityOptions options,
        CancellationToken cancel = default
    )
    {
        var began = options.Watch();
        var mostPairs = problem.Benefits.Sum() >= 0;
        var sizes =
            LargestSizes.Of(problem.People, problem.Groups, mostPairs)
            ?? throw new ArgumentException("The sizes do not admit the people.", nameof(problem));
        var islands = Settle(problem, sizes, options.Seed);
        Array.ForEach(islands, island => island.PlaceByChance());
        var epochs = 0;
        using var crew = new Crew(islands, options.Threads);
        while (!IsOver(options, epochs, began) && !cancel.IsCancellationRequested)
        {
            crew.RunEpoch();
            epochs++;
        }

        Array.ForEach(islands, island => island.Finish());
        return Answer(problem, islands.MaxBy(island => island.Best) ?? islands[0], epochs);
    }

    private static bool IsOver(DiversityOptions options, int epochs, double began) =>
        options.Epochs is { } most ? epochs >= most : options.Watch() - began >= options.Seconds;

    private static AnnealingIsland[] Settle(DiversityProblem problem, int[] sizes, int seed)
    {
        var whole = new WholeBenefits(problem, Math.Max(1, sizes.Max()));
        var chance = Chance.For(seed, 0, 0);
        var first = new Seating(whole, sizes.Length);
        first.Place(AnnealingIsland.SeatByChance(sizes, ref chance));
        var range = TemperatureRange.Of(first, whole.Spread(), ref chance);
        return
        [
            .. Enumerable
                .Range(0, Islands)
                .Select(island => (Seating: island == 0 ? first : new(whole, sizes.Length), Part: island + 1))
                .Select(island => new AnnealingIsland(island.Seating, sizes, range, Chance.For(seed, 0, island.Part))),
        ];
    }

    private static DiverseGroups Answer(DiversityProblem problem, AnnealingIsland best, int epochs)
    {
        var groups = problem.Groups.Select(_ => new List<int>()).ToList();
        for (var person = 0; person < problem.People; person++)
        {
            groups[best.BestPlaces[person]].Add(person);
        }

        return new(problem.ValueOf(groups), groups, epochs);
    }
}
