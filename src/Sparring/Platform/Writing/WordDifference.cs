using System.Text.RegularExpressions;

namespace Sparring.Platform.Writing;

/// <summary>A run of words that is the same in both texts, only in the newer, or only in the older.</summary>
/// <param name="Kind"><c>same</c>, <c>added</c> or <c>removed</c>.</param>
public sealed record Run(string Kind, string Text);

/// <summary>
/// Compares two texts word by word by their longest common subsequence. Cost: the product of what differs between the
/// common beginning and the common end; beyond four million word pairs the middle is shown as replaced.
/// </summary>
public static partial class WordDifference
{
    private const int MostPairs = 4_000_000;

    public static IReadOnlyList<Run> Between(string older, string newer)
    {
        var (from, to) = (WordsOf(older), WordsOf(newer));
        var start = CommonStart(from, to);
        var end = CommonEnd(from.AsSpan(start), to.AsSpan(start));
        var parts = new List<(string Kind, string Word)>();
        parts.AddRange(from.Take(start).Select(word => ("same", word)));
        parts.AddRange(Middle(from[start..^end], to[start..^end]));
        parts.AddRange(from.Skip(from.Length - end).Select(word => ("same", word)));
        return Joined(parts);
    }

    private static IEnumerable<(string Kind, string Word)> Middle(string[] from, string[] to)
    {
        if ((long)from.Length * to.Length > MostPairs)
        {
            return [.. from.Select(word => ("removed", word)), .. to.Select(word => ("added", word))];
        }

        return Walk(from, to, Lengths(from, to));
    }

    // lengths[i][j]: how many words from[i..] and to[j..] have in common, in order.
    private static int[][] Lengths(string[] from, string[] to)
    {
        var lengths = Enumerable.Range(0, from.Length + 1).Select(_ => new int[to.Length + 1]).ToArray();
        for (var i = from.Length - 1; i >= 0; i--)
        {
            for (var j = to.Length - 1; j >= 0; j--)
            {
                lengths[i][j] = Same(from[i], to[j])
                    ? lengths[i + 1][j + 1] + 1
                    : Math.Max(lengths[i + 1][j], lengths[i][j + 1]);
            }
        }

        return lengths;
    }

    private static IEnumerable<(string Kind, string Word)> Walk(string[] from, string[] to, int[][] lengths)
    {
        var (i, j) = (0, 0);
        while (i < from.Length || j < to.Length)
        {
            if (i < from.Length && j < to.Length && Same(from[i], to[j]))
            {
                yield return ("same", to[j]);
                (i, j) = (i + 1, j + 1);
            }
            else if (j == to.Length || (i < from.Length && lengths[i + 1][j] >= lengths[i][j + 1]))
            {
                yield return ("removed", from[i++]);
            }
            else
            {
                yield return ("added", to[j++]);
            }
        }
    }

    private static List<Run> Joined(List<(string Kind, string Word)> parts)
    {
        var runs = new List<Run>();
        foreach (var (kind, word) in parts)
        {
            if (runs.Count > 0 && runs[^1].Kind == kind)
            {
                runs[^1] = new Run(kind, runs[^1].Text + word);
            }
            else
            {
                runs.Add(new Run(kind, word));
            }
        }

        return runs;
    }

    private static int CommonStart(string[] from, string[] to)
    {
        var length = 0;
        while (length < from.Length && length < to.Length && from[length] == to[length])
        {
            length++;
        }

        return length;
    }

    private static int CommonEnd(ReadOnlySpan<string> from, ReadOnlySpan<string> to)
    {
        var length = 0;
        while (length < from.Length && length < to.Length && from[^(length + 1)] == to[^(length + 1)])
        {
            length++;
        }

        return length;
    }

    // A word takes the white space after it along; two words are the same whatever stands between them and the next.
    private static bool Same(string one, string other) =>
        one.AsSpan().TrimEnd().SequenceEqual(other.AsSpan().TrimEnd());

    private static string[] WordsOf(string text) => [.. Word().Matches(text).Select(match => match.Value)];

    [GeneratedRegex(@"\S+\s*", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Word();
}
