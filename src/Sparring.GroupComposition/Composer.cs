using Sparring.GroupComposition.Matching;
using Sparring.GroupComposition.Search;

namespace Sparring.GroupComposition;

/// <summary>Composes groups: the cheapest it can find in the time given, never worse than asked, with a proof of how good it is.</summary>
/// <remarks>
/// The same seed and number of epochs give the same groups on any machine and any number of threads. Memory grows with people and
/// named pairs only; 30,000 people take about 100 MB.
/// </remarks>
public static class Composer
{
    /// <summary>The best groups found when the search stops; cancelling ends it soon, with the best so far.</summary>
    /// <exception cref="ArgumentException">The problem has faults; ask <see cref="GroupProblem.Check"/> first.</exception>
    public static Composition Compose(GroupProblem problem, ComposeOptions options, CancellationToken cancel = default)
    {
        if (problem.Check() is [var fault, ..])
        {
            throw new ArgumentException(fault.Sentence, nameof(problem));
        }

        return new Composing(problem, Proved(problem, options)).Run(cancel);
    }

    // Pairs are solved before the search begins: it starts from the best and has nothing left to do.
    private static ComposeOptions Proved(GroupProblem problem, ComposeOptions options) =>
        ExactPairs.Of(problem) is { } pairs
            ? options with
            {
                Start = pairs,
                KnownBound = Math.Max(CostOf.Groups(problem, pairs).Cost, options.KnownBound ?? long.MinValue),
            }
            : options;
}
