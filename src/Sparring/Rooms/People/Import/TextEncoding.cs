using System.Text;
using System.Text.RegularExpressions;

namespace Sparring.Rooms.People.Import;

/// <summary>Which encoding a text file is in: by its mark; without one UTF-8 if it is that throughout, else Windows-1252.</summary>
public static partial class TextEncoding
{
    private static readonly Encoding Strict = new UTF8Encoding(
        encoderShouldEmitUTF8Identifier: false,
        throwOnInvalidBytes: true
    );

    static TextEncoding() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public static Encoding Windows1252 => Encoding.GetEncoding(1252);

    public static Encoding Of(Stream file)
    {
        var start = new byte[64];
        file.Position = 0;
        var read = file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        file.Position = 0;
        return start.AsSpan(0, read) switch
        {
            [0xFF, 0xFE, ..] => Encoding.Unicode,
            [0xFE, 0xFF, ..] => Encoding.BigEndianUnicode,
            [not 0, 0, not 0, 0, ..] => Encoding.Unicode,
            [0, not 0, 0, not 0, ..] => Encoding.BigEndianUnicode,
            var bytes when bytes.Contains((byte)0) => throw new FileRefusal("fileBinary"),
            _ => IsUtf8(file) ? Encoding.UTF8 : Windows1252,
        };
    }

    /// <summary>
    /// Whether a text shows that it was read in another encoding than it was written in: a replacement character, or a
    /// letter of UTF-8 as two of Windows-1252, as in "BÃ¸rge".
    /// </summary>
    public static bool IsMisread(string text) =>
        text.Contains('\uFFFD', StringComparison.Ordinal)
        || text.Contains('Ã', StringComparison.Ordinal) && Misread().IsMatch(text);

    private static bool IsUtf8(Stream file)
    {
        try
        {
            using var reader = new StreamReader(
                file,
                Strict,
                detectEncodingFromByteOrderMarks: false,
                64 * 1024,
                leaveOpen: true
            );
            var buffer = new char[64 * 1024];
            while (reader.Read(buffer) > 0) { }
            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
        finally
        {
            file.Position = 0;
        }
    }

    // The second byte of such a letter is 80 to BF, and that is these in Windows-1252; no name has them after Ã.
    [GeneratedRegex("Ã[\u0080-\u00BF€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Misread();
}
