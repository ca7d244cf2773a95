using System.Buffers.Binary;
using System.Globalization;
using System.Numerics;
using System.Text;
using Sparring.Rooms.Surveys.Instruments;
using Sparring.Rooms.Surveys.Waves;

namespace Sparring.Rooms.Surveys.Answering;

/// <summary>
/// Answers as bits, as long for everybody of a wave: who said much of many people and who said nothing cannot be told apart by it.
/// Format 2: format (1 byte), highest number of the roster (4), relations there is room for (4); then block by block. A relation is the
/// other's number and the answer; a chosen answer is its step; several are a bit each; words are a length and room for the longest.
/// Format 1 was JSON, and is still read.
/// </summary>
public sealed class SheetCode
{
    /// <summary>Of more people nobody says something; a box with room for all of a large roster would not fit beside the others.</summary>
    public const int MostRelations = 1000;

    private const byte Format = 2;
    private const int HeadLength = 9;
    private const int TextBytes = Block.MostCharacters * 3;
    private const int TextLengthBits = 16;

    private readonly Instrument _instrument;
    private readonly int _highest;
    private readonly int _room;
    private readonly Part[] _parts;

    public SheetCode(Instrument instrument, int highest, int room)
    {
        (_instrument, _highest, _room) = (instrument, highest, room);
        _parts =
        [
            .. instrument.Blocks.Select(block => new Part(
                block,
                block.Kind == BlockKind.Roster ? new string?[highest + 1] : [.. block.Lines]
            )),
        ];
        Length = HeadLength + ((instrument.Blocks.Sum(BitsOf) + 1 + 7) / 8);
    }

    public static SheetCode For(Wave wave, IReadOnlyList<Place> places) =>
        new(
            wave.Instrument,
            places.Select(place => place.Number).DefaultIfEmpty().Max(),
            Math.Clamp(places.Count - 1, 0, MostRelations)
        );

    /// <summary>How many of these others one may answer about; null when it is all of them.</summary>
    public static int? BoundOf(int others) => others > MostRelations ? MostRelations : null;

    /// <summary>In bytes, whatever was answered.</summary>
    public int Length { get; }

    public static bool IsRead(ReadOnlySpan<byte> bytes) => bytes is [Format, ..];

    /// <summary>The code something was written in.</summary>
    public static SheetCode Of(Instrument instrument, ReadOnlySpan<byte> bytes) =>
        new(
            instrument,
            BinaryPrimitives.ReadInt32BigEndian(bytes[1..]),
            BinaryPrimitives.ReadInt32BigEndian(bytes[5..])
        );

    /// <summary>As above; this one where it is the same.</summary>
    public SheetCode Of(ReadOnlySpan<byte> bytes) =>
        BinaryPrimitives.ReadInt32BigEndian(bytes[1..]) == _highest
        && BinaryPrimitives.ReadInt32BigEndian(bytes[5..]) == _room
            ? this
            : Of(_instrument, bytes);

    public void Write(Span<byte> bytes, IReadOnlyDictionary<string, string> lines)
    {
        bytes[0] = Format;
        BinaryPrimitives.WriteInt32BigEndian(bytes[1..], _highest);
        BinaryPrimitives.WriteInt32BigEndian(bytes[5..], _room);
        var sheet = new AnswerSheet(lines);
        var bits = new Bits(bytes[HeadLength..Length]);
        foreach (var (block, names) in _parts)
        {
            Write(ref bits, block, names, sheet);
        }

        bits.Put(sheet[AnswerSheet.Nodes] == "yes" ? 1 : 0, 1);
    }

    public IReadOnlyDictionary<string, string> Read(Span<byte> bytes)
    {
        var lines = new Dictionary<string, string>(StringComparer.Ordinal);
        var bits = new Bits(bytes[HeadLength..Length]);
        foreach (var part in _parts)
        {
            Read(ref bits, part, lines);
        }

        if (bits.Take(1) == 1)
        {
            lines[AnswerSheet.Nodes] = "yes";
        }

        lines.TrimExcess();
        return lines;
    }

    private int NumberBits => Width(_highest);

    private int BitsOf(Block block) =>
        block.Kind switch
        {
            BlockKind.Roster => _room * (NumberBits + StepBits(block)),
            BlockKind.Several => block.Items.Count + 1,
            BlockKind.Text => TextLengthBits + (8 * TextBytes),
            _ => block.Items.Count * StepBits(block),
        };

    // Skipped, each step, and what one says when none fits.
    private static int StepBits(Block block) => Width(block.Steps.Count + 1);

    private static int Width(int most) => 32 - BitOperations.LeadingZeroCount((uint)most);

    private void Write(ref Bits bits, Block block, string?[] names, AnswerSheet sheet)
    {
        switch (block.Kind)
        {
            case BlockKind.Roster:
                WriteRelations(ref bits, block, sheet);
                break;
            case BlockKind.Several:
                var ticks = Said(sheet, names[0])?.Split(' ') ?? [];
                foreach (var key in Ticks(block))
                {
                    bits.Put(ticks.Contains(key) ? 1 : 0, 1);
                }

                break;
            case BlockKind.Text:
                WriteText(ref bits, Said(sheet, names[0]) ?? "");
                break;
            default:
                foreach (var line in names)
                {
                    bits.Put(CodeOf(block, Said(sheet, line)), StepBits(block));
                }

                break;
        }
    }

    private void WriteRelations(ref Bits bits, Block block, AnswerSheet sheet)
    {
        var room = _room;
        foreach (var (place, answer) in sheet.SaidOf(block))
        {
            if (place > _highest || --room < 0)
            {
                throw new InvalidOperationException("A sheet with more relations than its code has room for.");
            }

            bits.Put(place, NumberBits);
            bits.Put(CodeOf(block, answer), StepBits(block));
        }

        bits.Skip(room * (NumberBits + StepBits(block)));
    }

    private static void WriteText(ref Bits bits, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        bits.Put(bytes.Length, TextLengthBits);
        foreach (var one in bytes)
        {
            bits.Put(one, 8);
        }

        bits.Skip(8 * (TextBytes - bytes.Length));
    }

    private void Read(ref Bits bits, Part part, Dictionary<string, string> lines)
    {
        var (block, names) = part;
        switch (block.Kind)
        {
            case BlockKind.Roster:
                for (var at = 0; at < _room; at++)
                {
                    // One name for all who say something of the same person.
                    var place = bits.Take(NumberBits);
                    Keep(lines, names[place] ??= $"{block.Key}.{place}", AnswerOf(block, bits.Take(StepBits(block))));
                }

                break;
            case BlockKind.Several:
                var ticks = new List<string>();
                foreach (var key in Ticks(block))
                {
                    if (bits.Take(1) == 1)
                    {
                        ticks.Add(key);
                    }
                }

                Keep(lines, names[0], ticks.Count == 0 ? null : string.Join(' ', ticks));
                break;
            case BlockKind.Text:
                Keep(lines, names[0], ReadText(ref bits));
                break;
            default:
                foreach (var line in names)
                {
                    Keep(lines, line, AnswerOf(block, bits.Take(StepBits(block))));
                }

                break;
        }
    }

    private static string? ReadText(ref Bits bits)
    {
        var bytes = new byte[bits.Take(TextLengthBits)];
        for (var at = 0; at < bytes.Length; at++)
        {
            bytes[at] = (byte)bits.Take(8);
        }

        bits.Skip(8 * (TextBytes - bytes.Length));
        return bytes.Length == 0 ? null : Encoding.UTF8.GetString(bytes);
    }

    private static string? Said(AnswerSheet sheet, string? line) => line is null ? null : sheet[line];

    private static void Keep(Dictionary<string, string> lines, string? line, string? answer)
    {
        if (line is not null && answer is not null)
        {
            lines[line] = answer;
        }
    }

    private static IEnumerable<string> Ticks(Block block) =>
        block.Items.Select(item => item.Key).Append(AnswerSheet.None);

    private static int CodeOf(Block block, string? answer)
    {
        if (answer is null or AnswerSheet.None)
        {
            return answer is null ? 0 : block.Steps.Count + 1;
        }

        var step = int.Parse(answer, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        return 1 + block.Steps.Index().First(one => one.Item.Value == step).Index;
    }

    private static string? AnswerOf(Block block, int code) =>
        code == 0 ? null
        : code > block.Steps.Count ? AnswerSheet.None
        : block.Steps[code - 1].Text;

    private sealed record Part(Block Block, string?[] Names);

    /// <summary>Numbers of so many bits one after the other, the highest bit first.</summary>
    private ref struct Bits(Span<byte> bytes)
    {
        private readonly Span<byte> _bytes = bytes;
        private int _at;

        public void Put(int value, int width)
        {
            for (var bit = width - 1; bit >= 0; bit--, _at++)
            {
                _bytes[_at >> 3] |= (byte)(((value >> bit) & 1) << (7 - (_at & 7)));
            }
        }

        public int Take(int width)
        {
            var value = 0;
            for (var bit = 0; bit < width; bit++, _at++)
            {
                value = (value << 1) | ((_bytes[_at >> 3] >> (7 - (_at & 7))) & 1);
            }

            return value;
        }

        public void Skip(int bits) => _at += bits;
    }
}
