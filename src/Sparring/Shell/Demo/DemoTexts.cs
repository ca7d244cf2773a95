namespace Sparring.Shell.Demo;

/// <summary>Several texts for each section of a foundation; together they make foundations that are not alike.</summary>
public sealed class DemoTexts
{
    private readonly List<(string Key, string[] Texts)> sections = [];

    /// <summary>Reads <c>== section</c> and, below it, its texts with <c>--</c> between them.</summary>
    public static DemoTexts Read(string file)
    {
        var texts = new DemoTexts();
        foreach (var part in file.ReplaceLineEndings("\n").Split("== ", StringSplitOptions.RemoveEmptyEntries))
        {
            var (key, rest) = (
                part[..part.IndexOf('\n', StringComparison.Ordinal)],
                part[part.IndexOf('\n', StringComparison.Ordinal)..]
            );
            texts.sections.Add((key.Trim(), [.. rest.Split("\n--\n").Select(text => text.Trim())]));
        }

        return texts;
    }

    /// <summary>The first sections of one leader's foundation; neighbours in a group hardly ever share a text.</summary>
    public IReadOnlyDictionary<string, string> Of(int leader, int most) =>
        sections
            .Take(most)
            .Select(
                (section, place) =>
                    (
                        section.Key,
                        Text: section.Texts[(leader + (place * (leader / section.Texts.Length))) % section.Texts.Length]
                    )
            )
            .ToDictionary(section => section.Key, section => section.Text, StringComparer.Ordinal);
}
