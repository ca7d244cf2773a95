using Sparring.DisclosureControl;
using Sparring.DisclosureControl.Coarse;

namespace Sparring.Tests.Rooms.Surveys;

/// <summary>
/// Everything some people could have answered to two questions, and others to one, against everything that was printed. Everybody of the
/// ones may have given any of their answers, so a group of so many may be those with the least, and those with the most.
/// </summary>
internal sealed class EveryAnswer(AnswerScale scale)
{
    /// <summary>What the others may have said, in the measure of <see cref="Score"/>.</summary>
    public required int[] Rest { get; init; }

    /// <summary>What is known of everybody.</summary>
    public required Func<int[], int> Score { get; init; }

    /// <summary>What is known only of those who answered both.</summary>
    public required Func<int[], int>[] Others { get; init; }

    /// <summary>A print by which some number of fewer than the smallest cell can be only one; null when there is none.</summary>
    /// <param name="both">How many answer both.</param>
    /// <param name="one">How many answer one.</param>
    public string? Fixed(int both, int one, Func<int[][], int[], string> print)
    {
        var steps = Enumerable.Range(scale.Lowest, scale.Highest - scale.Lowest + 1);
        int[][] pairs = [.. from first in steps from second in steps select new[] { first, second }];
        (int Here, int There)[] groups =
        [
            .. from here in Enumerable.Range(0, both + 1)
            from there in Enumerable.Range(0, one + 1)
            where here + there is > 0 and < Ledger.Floor
            select (here, there),
        ];
        var sums = new Dictionary<string, (int Least, int Most)[]>(StringComparer.Ordinal);
        foreach (var given in Choices(pairs, both))
        {
            foreach (var rest in Choices(Rest, one))
            {
                (int Least, int Most)[] seen =
                [
                    .. Reach(groups, given.Select(Score), rest),
                    .. Others.SelectMany(measure =>
                        Reach(groups.Where(group => group.There == 0), given.Select(measure), [])
                    ),
                ];
                var printed = print(given, rest);
                sums[printed] = sums.TryGetValue(printed, out var known)
                    ? [.. known.Zip(seen, (was, now) => (Math.Min(was.Least, now.Least), Math.Max(was.Most, now.Most)))]
                    : seen;
            }
        }

        return sums.Where(print => print.Value.Any(sum => sum.Least == sum.Most))
            .Select(print => print.Key)
            .FirstOrDefault();
    }

    private static IEnumerable<(int Least, int Most)> Reach(
        IEnumerable<(int Here, int There)> groups,
        IEnumerable<int> given,
        IEnumerable<int> rest
    )
    {
        int[] here = [.. given.Order()];
        int[] there = [.. rest.Order()];
        return groups.Select(group =>
            (
                here.Take(group.Here).Sum() + there.Take(group.There).Sum(),
                here.TakeLast(group.Here).Sum() + there.TakeLast(group.There).Sum()
            )
        );
    }

    // Each way so many may choose, whoever chooses what.
    private static IEnumerable<T[]> Choices<T>(T[] from, int count, int first = 0)
    {
        if (count == 0)
        {
            yield return [];
            yield break;
        }

        for (var at = first; at < from.Length; at++)
        {
            foreach (var more in Choices(from, count - 1, at))
            {
                yield return [from[at], .. more];
            }
        }
    }
}
