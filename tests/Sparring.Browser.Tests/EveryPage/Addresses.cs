using System.Text.RegularExpressions;

namespace Sparring.Browser.Tests.EveryPage;

/// <summary>Which links lead to a page not seen yet: of pages that differ only in whose they are, a few are enough.</summary>
public sealed partial class Addresses(int most)
{
    private readonly Dictionary<string, int> seen = new(StringComparer.Ordinal);
    private readonly HashSet<string> known = new(StringComparer.Ordinal);
    private readonly Queue<string> waiting = new();

    public void Add(string address)
    {
        var path = address.Split('#')[0];
        if (path.Length == 0 || path.StartsWith("/assets/", StringComparison.Ordinal) || !known.Add(path))
        {
            return;
        }

        var shape = ShapeOf(path);
        var count = seen.GetValueOrDefault(shape);
        if (count < (shape.Contains('?', StringComparison.Ordinal) ? 1 : most))
        {
            seen[shape] = count + 1;
            waiting.Enqueue(path);
        }
    }

    public string? Next() => waiting.TryDequeue(out var address) ? address : null;

    /// <summary><c>/people/7f3a…?sort=name</c> → <c>/people/*?sort</c>.</summary>
    public static string ShapeOf(string address)
    {
        var parts = address.Split('?', 2);
        var path = string.Join('/', parts[0].Split('/').Select(part => Varies().IsMatch(part) ? "*" : part));
        return parts.Length == 1
            ? path
            : path
                + "?"
                + string.Join(
                    '&',
                    parts[1].Split('&').Select(pair => pair.Split('=')[0]).Order(StringComparer.Ordinal)
                );
    }

    [GeneratedRegex(@"^([0-9a-f]{8}-[0-9a-f-]{27}|\d[\d-]*)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Varies();
}
