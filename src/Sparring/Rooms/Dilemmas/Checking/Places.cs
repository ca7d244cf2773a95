using System.Collections.Frozen;
using System.Reflection;

namespace Sparring.Rooms.Dilemmas.Checking;

/// <summary>The municipalities and large towns of Denmark (<c>places.txt</c>), by their folded names.</summary>
public static class Places
{
    // True: an ordinary word too, which at the head of a sentence says nothing.
    private static readonly FrozenDictionary<string, bool> Known = Read();

    public static bool Is(WrittenWord word) =>
        word.IsCapital
        && Forms(word.Form).Any(form => Known.TryGetValue(form, out var isOrdinary) && !(isOrdinary && word.Opens));

    // Aarhus', Odenses: the genitive of a place, beside the place.
    private static IEnumerable<string> Forms(string form) => form.EndsWith('s') ? [form, form[..^1]] : [form];

    private static FrozenDictionary<string, bool> Read()
    {
        const string name = "dilemma-places.txt";
        using var stream =
            Assembly.GetExecutingAssembly().GetManifestResourceStream(name) ?? throw new FileNotFoundException(name);
        using var reader = new StreamReader(stream);
        return reader
            .ReadToEnd()
            .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Where(line => !line.StartsWith('#'))
            .ToFrozenDictionary(
                line => WrittenWords.Fold(line.TrimEnd('?')),
                line => line.EndsWith('?'),
                StringComparer.Ordinal
            );
    }
}
