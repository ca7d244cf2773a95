using System.Buffers;
using System.Globalization;
using System.Text;

namespace Sparring.Platform.Web;

/// <summary>Text on its way into an answer: gathered, and encoded as UTF-8 some thousand letters at a time.</summary>
public sealed class BodyText(IBufferWriter<byte> body) : TextWriter(CultureInfo.InvariantCulture)
{
    private const int Room = 4096;

    // It remembers half a pair of surrogates, which may stand on either side of the room's end.
    private readonly Encoder encoder = Encoding.UTF8.GetEncoder();
    private readonly char[] letters = ArrayPool<char>.Shared.Rent(Room);
    private int count;

    public override Encoding Encoding => Encoding.UTF8;

    public override void Write(char value)
    {
        if (count == Room)
        {
            Pass(isLast: false);
        }

        letters[count++] = value;
    }

    public override void Write(string? value) => Write(value.AsSpan());

    public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

    public override void Write(ReadOnlySpan<char> buffer)
    {
        while (!buffer.IsEmpty)
        {
            if (count == Room)
            {
                Pass(isLast: false);
            }

            var fits = Math.Min(buffer.Length, Room - count);
            buffer[..fits].CopyTo(letters.AsSpan(count));
            count += fits;
            buffer = buffer[fits..];
        }
    }

    protected override void Dispose(bool disposing)
    {
        Pass(isLast: true);
        ArrayPool<char>.Shared.Return(letters);
        base.Dispose(disposing);
    }

    private void Pass(bool isLast)
    {
        encoder.Convert(letters.AsSpan(0, count), body, isLast, out _, out _);
        count = 0;
    }
}
