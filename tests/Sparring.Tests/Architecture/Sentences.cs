using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Sparring.Tests.Architecture;

/// <summary>Danish and English have the same keys with the same gaps, and every key asked for is there.</summary>
public static partial class Sentences
{
    public static IReadOnlyList<string> LanguageFaults(string name, string danish, string english)
    {
        var (da, en) = (Read(danish), Read(english));
        return
        [
            .. da.Keys.Except(en.Keys).Select(key => $"{name}: '{key}' is missing in English"),
            .. en.Keys.Except(da.Keys).Select(key => $"{name}: '{key}' is missing in Danish"),
            .. da.Concat(en)
                .Where(text => text.Value.Trim().Length == 0)
                .Select(text => $"{name}: '{text.Key}' is empty"),
            .. da
                .Keys.Intersect(en.Keys)
                .Where(key => !Gaps(da[key]).SetEquals(Gaps(en[key])))
                .Select(key => $"{name}: '{key}' has other gaps in English"),
        ];
    }

    /// <summary>Texts that call somebody she or he, who may be anybody.</summary>
    public static IReadOnlyList<string> PronounFaults(string name, string resx)
    {
        // "Her" is a word for a person in English only.
        var pronoun = name.EndsWith(".en.resx", StringComparison.Ordinal) ? InEnglish() : InDanish();
        return
        [
            .. Read(resx)
                .Where(text => pronoun.IsMatch(text.Value))
                .Select(text => $"{name}: '{text.Key}' says '{pronoun.Match(text.Value).Value}'"),
        ];
    }

    /// <summary>Texts with a word that a narrow screen would break at its hyphen: <c>UTF-8</c> is joined with U+2060.</summary>
    public static IReadOnlyList<string> HyphenFaults(string name, string resx) =>
        [
            .. Read(resx)
                .Where(text => text.Value.Contains("UTF-8", StringComparison.OrdinalIgnoreCase))
                .Select(text => $"{name}: '{text.Key}' breaks at the hyphen of 'UTF-8'"),
        ];

    /// <summary>Keys asked for that are not written.</summary>
    /// <param name="file">A component or a class.</param>
    /// <param name="keysOf">The keys of the texts a type's name stands for (null: the file's own), or null when there are none.</param>
    public static IReadOnlyList<string> KeyFaults(SourceFile file, Func<string?, IReadOnlySet<string>?> keysOf) =>
        [
            .. Asked(file)
                .Where(asked => keysOf(asked.Type) is not { } keys || !keys.Contains(asked.Key))
                .Select(asked => $"{file.Path}: no text '{asked.Key}'"),
        ];

    public static IReadOnlyDictionary<string, string> Read(string resx) =>
        XDocument
            .Parse(resx)
            .Descendants("data")
            .ToDictionary(
                data => data.Attribute("name")?.Value ?? "",
                data => data.Element("value")?.Value ?? "",
                StringComparer.Ordinal
            );

    private static IEnumerable<(string? Type, string Key)> Asked(SourceFile file)
    {
        var text = Comment().Replace(file.Text, "");
        var own = file.Is(".razor")
            ? InComponent().Matches(text).Select(match => ((string?)null, match.Groups[1].Value))
            : [];
        return own.Concat(
            InCode().Matches(text).Select(match => ((string?)match.Groups[1].Value, match.Groups[2].Value))
        );
    }

    private static HashSet<string> Gaps(string text) => [.. Gap().Matches(text).Select(match => match.Groups[1].Value)];

    [GeneratedRegex(@"(?<![\w.<])T\(""([^""]+)""[,)]", RegexOptions.CultureInvariant)]
    private static partial Regex InComponent();

    [GeneratedRegex(
        @"RoomTexts\s*\.\s*Of(?:<|\(typeof\()([\w.]+)(?:>\(\)|\)\))\s*(?:\[|\.\s*With\(\s*)""([^""]+)""\s*[\],)]",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex InCode();

    [GeneratedRegex(@"@\*.*?\*@|///[^\n]*", RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Comment();

    [GeneratedRegex(
        @"\b(?:she|her|hers|herself|he|him|his|himself)\b",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase
    )]
    private static partial Regex InEnglish();

    [GeneratedRegex(@"\b(?:hun|hende|hendes|han|ham)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex InDanish();

    [GeneratedRegex(@"\{(\d+)[^}]*\}", RegexOptions.CultureInvariant)]
    private static partial Regex Gap();
}
