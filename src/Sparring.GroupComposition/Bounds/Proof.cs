using Sparring.GroupComposition.Bounds.Columns;

namespace Sparring.GroupComposition.Bounds;

/// <summary>What was proved: no answer costs less than <see cref="Bound"/>.</summary>
/// <param name="Bound">At least <see cref="LowerBound"/>, at most the optimum.</param>
/// <param name="Groups">A cheaper answer than the one given, in the order of the problem's groups, or null when none was found.</param>
/// <param name="Cost">What <paramref name="Groups"/> cost.</param>
public sealed record ProofResult(long Bound, IReadOnlyList<IReadOnlyList<int>>? Groups, long? Cost);

/// <summary>Raises the lower bound until it meets the best answer, and finds that answer when nobody has it yet.</summary>
/// <remarks>
/// First by counting (<see cref="LowerBound"/>). Up to 64 units exactly: a set partition over every group that an answer cheaper than
/// the known one may hold, its linear relaxation by column generation, then a search over the columns that a cost barely above the
/// bound allows, again with more until there is an answer. The better the known answer, the fewer groups; past
/// <see cref="MostColumns"/> of them counting is all. What is proved and found depends on problem, known cost and work only.
/// Measured, CPU: 38 people in fours with four earlier rounds 20 ms, 60 people with three 25 to 250 ms. Memory: about 80 bytes a column.
/// </remarks>
public static class Proof
{
    public const int MostColumns = 700_000;

    /// <summary>About a second of steps.</summary>
    public const long UsualWork = 1_000_000_000;

    /// <summary>The highest bound proved within the work, and a cheaper answer where one was found.</summary>
    /// <param name="problem">A problem without faults.</param>
    /// <param name="known">What the best answer so far costs; null when there is none.</param>
    /// <param name="work">Elementary steps after which it stops with what it has.</param>
    /// <param name="raised">Hears every bound as it rises; called on this thread.</param>
    /// <param name="cancel">Stops it soon; the bound so far is returned.</param>
    public static ProofResult Of(
        GroupProblem problem,
        long? known,
        long work = UsualWork,
        Action<long>? raised = null,
        CancellationToken cancel = default
    )
    {
        var counted = LowerBound.Of(problem).Value;
        raised?.Invoke(counted);
        if (counted >= known)
            return new ProofResult(counted, null, null);
        var sets = TogetherSets.Of(problem);
        // A table of pairs for thousands of people would be larger than the search it serves.
        // A group's square is no sum over its pairs that a column's price could be cut off at.
        if (sets.Count > GroupColumns.MostUnits || problem.Numbers.Any(number => number.Weight > 0))
            return new ProofResult(counted, null, null);
        var prices = new PairPrices(problem, sets);
        var entry = known is { } cost ? EntryPrices.For(problem, sets, cost - 1) : null;
        return GroupColumns.Of(problem, prices, entry, MostColumns) is { } columns
            ? new PartitionProof(problem, sets, columns, new Work(work, cancel), raised).Of(counted, known)
            : new ProofResult(counted, null, null);
    }
}
