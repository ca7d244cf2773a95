using System.Text.RegularExpressions;

namespace Sparring.Rooms.Coaching.Sessions;

/// <summary>Looks for people in a text that is to be in general form.</summary>
public static partial class NamesInText
{
    private const int Shortest = 3;

    /// <summary>The first part of a name that stands in the text as a word of its own, in the genitive too; null: none.</summary>
    public static string? First(string text, IEnumerable<string> names)
    {
        var parts = names
            .SelectMany(name => Word().Matches(name).Select(match => match.Value))
            .Where(part => part.Length >= Shortest)
            .ToHashSet(StringComparer.Ordinal);
        return Word()
            .Matches(text)
            .Select(match => match.Value)
            .FirstOrDefault(word => parts.Contains(word) || (word.EndsWith('s') && parts.Contains(word[..^1])));
    }

    [GeneratedRegex(@"\p{L}+(-\p{L}+)*", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Word();
}
