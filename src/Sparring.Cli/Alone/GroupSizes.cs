using System.Globalization;

namespace Sparring.Cli;

/// <summary>Sizes of groups as one writes them: <c>8x4+2x3</c> is eight groups of four and two of three; <c>5</c> is one of five.</summary>
public static class GroupSizes
{
    private const int MostGroups = 100_000;

    /// <summary>One number per group in the order written, or nothing when it cannot be read.</summary>
    public static IReadOnlyList<int>? Read(string text)
    {
        var sizes = new List<int>();
        foreach (var part in text.Split('+'))
        {
            var numbers = part.Split('x', 'X', '×');
            var (count, size) = (1, 0);
            var read =
                numbers.Length is 1 or 2
                && TryNumber(numbers[^1], out size)
                && (numbers.Length == 1 || TryNumber(numbers[0], out count));
            if (!read || sizes.Count + count > MostGroups)
            {
                return null;
            }

            sizes.AddRange(Enumerable.Repeat(size, count));
        }

        return sizes;
    }

    private static bool TryNumber(string text, out int number) =>
        int.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out number)
        && number is > 0 and <= MostGroups;
}
