using Sparring.DisclosureControl;
using Sparring.DisclosureControl.Coarse;

namespace Sparring.Rooms.Surveys.Figures;

/// <summary>
/// How well the items of a scale hang together: Cronbach's alpha, k / (k − 1) · (1 − Σ variance of each item / variance of the sum), of k
/// items and those who answered them all (L. J. Cronbach, Coefficient alpha and the internal structure of tests, Psychometrika 16, 1951,
/// 297–334). At most 1; below 0 where items go against each other.
/// </summary>
public static class Alpha
{
    /// <summary>Of fewer who answered every item it says more of chance than of the scale.</summary>
    public const int Fewest = 30;

    /// <summary>
    /// What may be told, with two decimals. Null of too few, and when nearly all of those who answered everything, or of those who did not,
    /// have the same score: as with any part, it would then say something of single people.
    /// </summary>
    /// <param name="release">The whole, and of it those who answered every item.</param>
    /// <param name="scale">What an answer may be.</param>
    /// <param name="scores">By person: the score of everybody in the whole.</param>
    /// <param name="answers">By person: one answer for each item; null for who left one out.</param>
    public static decimal? Told(
        Release release,
        AnswerScale scale,
        IReadOnlyList<decimal?> scores,
        IReadOnlyList<int[]?> answers,
        int fewest = Fewest
    ) =>
        release.Shown is not [_, var complete]
        || complete.Members.Count < fewest
        || MakeFigures.Of(release, scale, scores, scores.Count).NearlyAllAgree
            ? null
            : Rounded(Of([.. complete.Members.ToArray().Select(person => answers[person] ?? [])]));

    /// <summary>Null where it is not defined: of one item, of one person, and when all have the same sum. O(people · items).</summary>
    /// <param name="answers">A row for each person, as long for all.</param>
    public static double? Of(IReadOnlyList<int[]> answers)
    {
        var items = answers.Count == 0 ? 0 : answers[0].Length;
        var whole = Variance(answers.Select(one => one.Sum()));
        return items < 2 || whole == 0
            ? null
            : items
                / (items - 1.0)
                * (1 - (Enumerable.Range(0, items).Sum(item => Variance(answers.Select(one => one[item]))) / whole));
    }

    // Not divided by how many: the ratio of two is the same.
    private static double Variance(IEnumerable<int> numbers)
    {
        var (count, sum, squares) = (0L, 0L, 0L);
        foreach (var number in numbers)
        {
            (count, sum, squares) = (count + 1, sum + number, squares + ((long)number * number));
        }

        return (count * squares) - (sum * sum);
    }

    private static decimal? Rounded(double? alpha) =>
        alpha is { } number ? decimal.Round((decimal)number, 2, MidpointRounding.AwayFromZero) : null;
}
