using Sparring.GroupComposition.Search;

namespace Sparring.GroupComposition.Diversity;

/// <summary>Searches the most diverse groups by replica exchange: heat baths at several temperatures that exchange their seatings.</summary>
/// <remarks>
/// People in turn look at the swaps with all others at once, by vectors over what everybody brings to every group, and draw one
/// of them, or none, with the probabilities of a heat bath (Kirkpatrick, Gelatt, Vecchi 1983; Gumbel-max trick for the draw). What the
/// hot baths find wanders down to the cold ones (<see cref="Ladder"/>, decision 0171), and an exact climb ends it.
/// Sizes within bounds are settled first, for the most pairs. Deterministic for a seed and number of epochs. A look costs O(n / 32) on
/// machines with 512-bit vectors and O(n / 16) with 256, a swap the same; memory O(n²).
/// </remarks>
public static class ComposeDiversity
{
    /// <summary>The best groups found in the time or the epochs given; sizes within the problem's bounds.</summary>
    /// <exception cref="ArgumentException">The sizes do not admit the people.</exception>
    public static DiverseGroups Solve(
        DiversityProblem problem,
        DiversityOptions options,
        CancellationToken cancel = default
    )
    {
        var began = options.Watch();
        var mostPairs = WholeBenefits.SumOf(problem.Benefits) >= 0;
        var sizes =
            LargestSizes.Of(problem.People, problem.Groups, mostPairs)
            ?? throw new ArgumentException("The sizes do not admit the people.", nameof(problem));
        var ladder = Settle(problem, sizes, options);
        var epochs = 0;
        using var crew = new Crew(ladder, options.Threads);
        while (!IsOver(options, epochs, began) && !cancel.IsCancellationRequested)
        {
            crew.RunEpoch();
            epochs++;
        }

        ladder.Climb();
        return Answer(problem, ladder.BestPlaces, epochs);
    }

    private static bool IsOver(DiversityOptions options, int epochs, double began) =>
        options.Epochs is { } most ? epochs >= most : options.Watch() - began >= options.Seconds;

    private static Ladder Settle(DiversityProblem problem, int[] sizes, DiversityOptions options)
    {
        var whole = new WholeBenefits(problem, Math.Max(1, sizes.Max()));
        var chance = Chance.For(options.Seed, 0, 1);
        var rounded = new RoundedBenefits(whole, sizes.Max());
        var bath = new HeatBath(rounded, sizes.Length);
        bath.Place(LargestSizes.Seats(sizes));
        return new(whole, rounded, sizes, TemperatureRange.Of(bath, whole.Spread(), ref chance), options.Seed);
    }

    private static DiverseGroups Answer(DiversityProblem problem, int[] places, int epochs)
    {
        var groups = problem.Groups.Select(_ => new List<int>()).ToList();
        for (var person = 0; person < problem.People; person++)
        {
            groups[places[person]].Add(person);
        }

        return new(problem.ValueOf(groups), groups, epochs);
    }
}
