using System.Text.RegularExpressions;

namespace Sparring.Tests.Architecture;

/// <summary>Whatever asks the permission matrix asks about a row that is in it: a misspelt one would be "no" for ever.</summary>
public static partial class Artefacts
{
    public static IReadOnlySet<string> InMatrix(string csv) =>
        csv.ReplaceLineEndings("\n")
            .Split('\n')
            .Skip(1)
            .Select(line => line.Split(';')[0].Trim())
            .Where(name => name.Length > 0)
            .ToHashSet(StringComparer.Ordinal);

    public static IReadOnlyList<string> Faults(SourceFile file, IReadOnlySet<string> matrix) =>
        [
            .. Asked()
                .Matches(file.Text)
                .Select(match => match.Groups[1].Success ? match.Groups[1].Value : match.Groups[2].Value)
                .Distinct(StringComparer.Ordinal)
                .Where(name => !matrix.Contains(name))
                .Select(name => $"{file.Path}: the matrix has no '{name}'"),
        ];

    [GeneratedRegex(
        @"(?:\bmay\('\w+',\s*|\bshared_with_viewer\()'([\w-]+)'|\bconst string \w*Artefact\w* = ""([\w-]+)""",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Asked();
}
