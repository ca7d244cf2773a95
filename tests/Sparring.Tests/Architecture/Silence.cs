using System.Text.RegularExpressions;

namespace Sparring.Tests.Architecture;

/// <summary>A warning is silenced with a reason, nothing is left half done, and null is never waved away.</summary>
public static partial class Silence
{
    public static IReadOnlyList<string> Faults(SourceFile file) =>
        file.Is(".csproj") || file.Is(".props") ? ProjectFaults(file)
        : file.Is(".cs") || file.Is(".razor") ? [.. file.Lines.SelectMany((line, at) => CodeFaults(file, line, at + 1))]
        : [];

    public static IReadOnlyList<string> UnfinishedFaults(SourceFile file) =>
        [
            .. file.Lines.SelectMany(
                (line, at) =>
                    Unfinished().Matches(line).Select(match => $"{file.Path}:{at + 1}: unfinished ({match.Value})")
            ),
        ];

    private static IEnumerable<string> CodeFaults(SourceFile file, string line, int at)
    {
        if (Pragma().IsMatch(line) && !line.Contains("// because ", StringComparison.Ordinal))
        {
            yield return $"{file.Path}:{at}: silenced without a reason";
        }

        if (Attribute().IsMatch(line) && !line.Contains("Justification = \"", StringComparison.Ordinal))
        {
            yield return $"{file.Path}:{at}: silenced without a reason";
        }

        if (Forgiving().IsMatch(Literal().Replace(line.Split("//")[0], "\"\"")))
        {
            yield return $"{file.Path}:{at}: null is waved away";
        }
    }

    // Each code that is switched off for a project is explained in a comment of the same file.
    private static List<string> ProjectFaults(SourceFile file)
    {
        var comments = string.Concat(Comment().Matches(file.Text).Select(match => match.Value));
        return
        [
            .. NoWarn()
                .Matches(file.Text)
                .SelectMany(match =>
                    match
                        .Groups[1]
                        .Value.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                )
                .Where(code => !code.StartsWith('$') && !comments.Contains(code, StringComparison.Ordinal))
                .Select(code => $"{file.Path}: {code} is silenced without a reason"),
        ];
    }

    [GeneratedRegex(@"^\s*#pragma\s+warning\s+disable", RegexOptions.CultureInvariant)]
    private static partial Regex Pragma();

    [GeneratedRegex(@"\[(?:\w+:\s*)?(?:\w+\.)*SuppressMessage\(", RegexOptions.CultureInvariant)]
    private static partial Regex Attribute();

    [GeneratedRegex(@"[\w)\]]!(?=[.;,)\]\s?]|$)(?!=)(?!\s*=)", RegexOptions.CultureInvariant)]
    private static partial Regex Forgiving();

    [GeneratedRegex("\"(?:[^\"\\\\]|\\\\.)*\"", RegexOptions.CultureInvariant)]
    private static partial Regex Literal();

    [GeneratedRegex("<!--.*?-->", RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Comment();

    [GeneratedRegex("<NoWarn>([^<]*)</NoWarn>", RegexOptions.CultureInvariant)]
    private static partial Regex NoWarn();

    [GeneratedRegex(
        @"\b(TO" + @"DO|FIX" + @"ME|HA" + @"CK|XX" + @"X|NotImple" + @"mentedException|lorem ip" + @"sum)\b",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Unfinished();
}
