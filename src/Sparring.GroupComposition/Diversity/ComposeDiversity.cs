using Sparring.GroupComposition.Search;

namespace Sparring.GroupComposition.Diversity;

/// <summary>Searches the most diverse groups by breeding: annealed seatings are crossed and annealed again.</summary>
/// <remarks>
/// A person by chance looks at the swaps with all others at once, by vectors over what everybody brings to every group, and draws one
/// of them, or none, with the probabilities of a heat bath (Kirkpatrick, Gelatt, Vecchi 1983; Gumbel-max trick for the draw). Runs alone
/// end in ever other seatings a few thousandths short of the best; what two of them share is mostly right, and their child ends nearer. Only
/// who is seated differently in the two looks in the child's run; the best of several broods are a brood of longer runs (decision 0157), and
/// runs are longer and leave alone what parents share where parents share little (decision 0167).
/// Sizes within bounds are settled first, for the most pairs. Deterministic for a seed and number of epochs. A look costs O(n / 32) on
/// machines with 512-bit vectors and O(n / 16) with 256, a swap the same; memory O(n²).
/// </remarks>
public static class ComposeDiversity
{
    private const int AtOnce = 2;

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
        var (brood, runs) = Settle(problem, sizes, options);
        brood.Begin(runs);
        var epochs = 0;
        using var crew = new Crew(runs, options.Threads);
        while (!IsOver(options, epochs, began) && !cancel.IsCancellationRequested)
        {
            crew.RunEpoch();
            epochs++;
            if (Array.TrueForAll(runs, run => run.IsOver))
            {
                brood.End();
                brood.Begin(runs);
            }
        }

        // A run broken off counts too.
        Array.ForEach(runs, run => run.Climb());
        Array.ForEach(runs, brood.Keep);
        return Answer(problem, brood, epochs);
    }

    private static bool IsOver(DiversityOptions options, int epochs, double began) =>
        options.Epochs is { } most ? epochs >= most : options.Watch() - began >= options.Seconds;

    private static (Brood, AnnealingRun[]) Settle(DiversityProblem problem, int[] sizes, DiversityOptions options)
    {
        var whole = new WholeBenefits(problem, Math.Max(1, sizes.Max()));
        var chance = Chance.For(options.Seed, 0, 1);
        var rounded = new RoundedBenefits(whole, sizes.Max());
        var bath = new HeatBath(rounded, sizes.Length);
        int[] everybody = [.. Enumerable.Range(0, problem.People)];
        bath.Place(LargestSizes.Seats(sizes), everybody, everybody);
        var range = TemperatureRange.Of(bath, whole.Spread(), ref chance);
        var runs = Enumerable.Range(0, AtOnce).Select(_ => new AnnealingRun(whole, rounded, sizes, range));
        return (new Brood(sizes, options.Seed), [.. runs]);
    }

    private static DiverseGroups Answer(DiversityProblem problem, Brood brood, int epochs)
    {
        var groups = problem.Groups.Select(_ => new List<int>()).ToList();
        for (var person = 0; person < problem.People; person++)
        {
            groups[brood.BestPlaces[person]].Add(person);
        }

        return new(problem.ValueOf(groups), groups, epochs);
    }
}
