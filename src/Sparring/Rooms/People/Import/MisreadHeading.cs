using System.Text;

namespace Sparring.Rooms.People.Import;

/// <summary>A heading with wrong letters: which column, how it is likely to have been saved, and what it was likely to say.</summary>
/// <param name="Place">The column's number, from 1.</param>
/// <param name="Encoding">The encoding it seems to have been saved in; null when its letters were lost before.</param>
/// <param name="Meant">What it says in that encoding; null when its letters were lost before.</param>
public sealed record MisreadHeading(int Place, string Heading, string? Encoding, string? Meant)
{
    // What old programs in Denmark save text in, and what it is called where one chooses it.
    private static readonly (string Name, int CodePage)[] Suspects =
    [
        // Joined with U+2060 as in the texts, so that it stays on one line.
        ("UTF-\u20608", 65001),
        ("Macintosh", 10000),
        ("MS-DOS (865)", 865),
        ("MS-DOS (850)", 850),
    ];

    /// <summary>Of a file's headings those that were read with wrong letters; where nobody chose what it means, they alone say why it is not used.</summary>
    public static IReadOnlyList<MisreadHeading> Among(IReadOnlyList<string> headings) =>
        [.. headings.Select((heading, at) => Of(at + 1, heading)).OfType<MisreadHeading>()];

    private static MisreadHeading? Of(int place, string heading)
    {
        if (heading.Contains('\uFFFD', StringComparison.Ordinal))
        {
            return new(place, heading, null, null);
        }

        foreach (var (name, page) in Suspects)
        {
            if (
                Read(heading, page) is { } meant
                && (IsKnown(meant) || (page == 65001 && TextEncoding.IsMisread(heading)))
            )
            {
                return IsKnown(heading) ? null : new(place, heading, name, meant);
            }
        }

        return null;
    }

    private static bool IsKnown(string heading) => ImportColumn.Guess([heading])[0].Length > 0;

    // The heading's bytes, as Windows-1252 had them, in another encoding; null when they are none of it, or the same.
    private static string? Read(string heading, int page)
    {
        try
        {
            var bytes = Strict(TextEncoding.Windows1252.CodePage).GetBytes(heading);
            return Strict(page).GetString(bytes) is var read && read != heading ? read : null;
        }
        catch (Exception fault) when (fault is EncoderFallbackException or DecoderFallbackException)
        {
            return null;
        }
    }

    private static Encoding Strict(int page) =>
        System.Text.Encoding.GetEncoding(page, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);
}
