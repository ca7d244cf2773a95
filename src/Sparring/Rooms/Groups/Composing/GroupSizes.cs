using System.Globalization;
using System.Text.RegularExpressions;
using Sparring.GroupComposition;

namespace Sparring.Rooms.Groups.Composing;

/// <summary>Sizes as people write them: 4 (as near as can be), 3-4 (rather 3), 4-3 (rather 4), 10x3+2x4 (exactly these), 3 hold (so many).</summary>
public static partial class GroupSizes
{
    private const int MostGroups = 5000;

    /// <summary>The size of each group for so many people, the largest first; null when it cannot be read or cannot be.</summary>
    public static IReadOnlyList<int>? Of(string written, int people)
    {
        var text = Plain(written);
        return Many().Match(text) is { Success: true } many ? Many(many, people)
            : text.Contains('x', StringComparison.Ordinal) ? Exact(text, people)
            : Range(text) is var (rather, other) ? Even(people, CountOf(people, rather, other), rather, other)
            : null;
    }

    /// <summary>The fewest and the most of each group when there are so many groups already.</summary>
    public static IReadOnlyList<GroupSize> Within(string written, int people, int groups)
    {
        var (least, most) = Range(Plain(written)) ?? (1, people);
        var (even, rest) = (people / Math.Max(1, groups), people % Math.Max(1, groups));
        return
        [
            .. Enumerable.Repeat(
                new GroupSize(
                    Math.Max(1, Math.Min(Math.Min(least, most), even)),
                    Math.Max(Math.Max(least, most), rest > 0 ? even + 1 : even)
                ),
                groups
            ),
        ];
    }

    // The sentences join 3-4 with U+2060, so that it stays on one line; copied from there it comes along.
    private static string Plain(string written) =>
        written
            .Replace(" ", "", StringComparison.Ordinal)
            .Replace("\u2060", "", StringComparison.Ordinal)
            .Replace('–', '-')
            .ToLowerInvariant();

    private static (int Rather, int Other)? Range(string text)
    {
        if (!Written().IsMatch(text))
        {
            return null;
        }

        var numbers = text.Split('-').Select(part => int.Parse(part, CultureInfo.InvariantCulture)).ToList();
        return numbers.Exists(number => number < 1) ? null : (numbers[0], numbers[^1]);
    }

    private static int CountOf(int people, int rather, int other) =>
        rather == other ? Math.Max(1, (int)Math.Round(people / (double)rather, MidpointRounding.AwayFromZero))
        : rather < other ? people / rather
        : (people + rather - 1) / rather;

    private static List<int>? Even(int people, int groups, int rather, int other)
    {
        if (groups < 1 || groups > people)
        {
            return null;
        }

        var sizes = Enumerable.Range(0, groups).Select(at => people / groups + (at < people % groups ? 1 : 0)).ToList();
        return rather == other || (sizes[^1] >= Math.Min(rather, other) && sizes[0] <= Math.Max(rather, other))
            ? sizes
            : null;
    }

    private static List<int>? Many(Match many, int people)
    {
        var groups = int.Parse(many.Groups["count"].Value, CultureInfo.InvariantCulture);
        return Even(people, groups, 1, people);
    }

    private static List<int>? Exact(string text, int people)
    {
        var sizes = new List<int>();
        foreach (var part in text.Split('+'))
        {
            if (Times().Match(part) is not { Success: true } match)
            {
                return null;
            }

            var count = int.Parse(match.Groups["count"].Value, CultureInfo.InvariantCulture);
            var size = int.Parse(match.Groups["size"].Value, CultureInfo.InvariantCulture);
            if (size < 1 || count < 1 || sizes.Count + count > MostGroups)
            {
                return null;
            }

            sizes.AddRange(Enumerable.Repeat(size, count));
        }

        return sizes.Sum() == people ? [.. sizes.OrderDescending()] : null;
    }

    [GeneratedRegex(@"^\d{1,3}(-\d{1,3})?$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Written();

    [GeneratedRegex("^(?<count>[0-9]{1,4})(hold|grupper|gruppe|teams?|groups?)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Many();

    [GeneratedRegex(@"^(?<count>\d{1,4})x(?<size>\d{1,3})$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Times();
}
