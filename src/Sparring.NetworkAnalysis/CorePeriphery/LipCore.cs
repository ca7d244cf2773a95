namespace Sparring.NetworkAnalysis.CorePeriphery;

/// <summary>The core with the fewest errors: pairs in the core that are not tied, and pairs in the periphery that are. Exact.</summary>
/// <param name="Errors">Z, over pairs of which at least one side is known.</param>
/// <param name="CoreSizes">Every size at which Z is least; a core is a set of people of highest degree.</param>
/// <param name="Core">One such core, of the smallest size, among equals the first.</param>
/// <remarks>
/// Lip, A fast algorithm for the discrete core/periphery bipartitioning problem, 2011: Z = m + k (k − 1) / 2 − Σ degrees of the core.
/// Pairs of two silent people are unknown and no errors: for each number of silent people in the core the same holds with their pairs
/// taken off. O(n log n + n × silent).
/// </remarks>
public sealed record LipCore(long Errors, IReadOnlyList<int> CoreSizes, IReadOnlyList<int> Core)
{
    /// <summary>Null when nobody is there, or a pair of respondents is unknown from both sides.</summary>
    public static LipCore? Of(Network network)
    {
        var people = network.People;
        var silent = network.Answers.Silent;
        var unknown = ((long)people * (people - 1) / 2) - network.Answers.KnownPairs;
        var ofSilent = (long)network.Answers.SilentPeople * (network.Answers.SilentPeople - 1) / 2;
        if (people == 0 || unknown > ofSilent)
        {
            return null;
        }

        var speaking = ByDegree(network, person => !silent[person]);
        var quiet = ByDegree(network, person => silent[person]);
        var (errors, sizes, best) = (long.MaxValue, new SortedSet<int>(), (Quiet: 0, Speaking: 0));
        var start = network.Undirected.Count / 2L;
        for (var few = 0; few <= quiet.Length; few++)
        {
            var z = start;
            for (var more = 0; more <= speaking.Length; more++)
            {
                if (more > 0)
                {
                    z += few + more - 1 - network.Undirected.Degree(speaking[more - 1]);
                }

                var isBetter = z < errors || (z == errors && few + more < best.Quiet + best.Speaking);
                Keep(sizes, ref errors, z, few + more);
                best = isBetter ? (few, more) : best;
            }

            // The next silent person in the core: known pairs there are those with respondents, who come one by one above.
            start -= few < quiet.Length ? network.Undirected.Degree(quiet[few]) : 0;
        }

        return new(errors, [.. sizes], [.. quiet.Take(best.Quiet).Concat(speaking.Take(best.Speaking)).Order()]);
    }

    private static void Keep(SortedSet<int> sizes, ref long errors, long z, int size)
    {
        if (z < errors)
        {
            errors = z;
            sizes.Clear();
        }

        if (z == errors)
        {
            sizes.Add(size);
        }
    }

    private static int[] ByDegree(Network network, Func<int, bool> who) =>
        [
            .. Enumerable
                .Range(0, network.People)
                .Where(who)
                .OrderByDescending(network.Undirected.Degree)
                .ThenBy(person => person),
        ];
}
