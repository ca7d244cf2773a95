using System.Text;

namespace Sparring.Rooms.People.Import;

/// <summary>Which encoding a text file is in: by its mark; without one UTF-8 if it is that throughout, else Windows-1252.</summary>
public static class TextEncoding
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
}
