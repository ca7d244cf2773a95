using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Sparring.NetworkAnalysis.Change;

/// <summary>Up to 64 people: a row of the other network is 64 bytes, renamed at once and read off as 64 bits.</summary>
internal sealed class RowOverlap : IOverlap
{
    private const int Width = 64;
    private readonly int _people;
    private readonly ulong[] _ties;
    private readonly ulong[] _known;
    private readonly byte[] _others;
    private readonly byte[] _othersKnown;
    private readonly bool _whole;
    private readonly CellCounts _counts;
    private readonly byte[] _order = new byte[Width];

    public RowOverlap(Network one, Network other)
    {
        _people = one.People;
        _ties = one.Rows?.Out ?? throw new ArgumentException("There are too many people for rows of 64.", nameof(one));
        _known = KnownRows(one.Answers);
        _others = Bytes(
            other.Rows?.Out ?? throw new ArgumentException("There are too many people for rows of 64.", nameof(other))
        );
        _othersKnown = Bytes(KnownRows(other.Answers));
        _whole = one.Answers.Whole && other.Answers.Whole;
        _counts = new((long)_people * (_people - 1), one.Out.Count, other.Out.Count, 0);
    }

    /// <summary>Whether the processor renames 64 bytes at once.</summary>
    public static bool IsFast => Vector512.IsHardwareAccelerated;

    public double Correlation(int[] order)
    {
        for (var at = 0; at < order.Length; at++)
        {
            _order[at] = (byte)order[at];
        }

        var renamed = Vector512.Create<byte>(_order);
        return _whole ? (_counts with { Both = Both(renamed) }).Correlation : Counts(renamed).Correlation;
    }

    private long Both(Vector512<byte> renamed)
    {
        var both = 0L;
        ref var first = ref MemoryMarshal.GetArrayDataReference(_others);
        for (var person = 0; person < _ties.Length; person++)
        {
            var row = Vector512.LoadUnsafe(ref first, (nuint)(_order[person] * Width));
            var bits = Vector512.Shuffle(row, renamed).ExtractMostSignificantBits();
            both += BitOperations.PopCount(bits & _ties[person]);
        }

        return both;
    }

    private CellCounts Counts(Vector512<byte> renamed)
    {
        long cells = 0,
            one = 0,
            other = 0,
            both = 0;
        for (var person = 0; person < _ties.Length; person++)
        {
            var ties = Renamed(_others, _order[person], renamed);
            var known = Renamed(_othersKnown, _order[person], renamed) & _known[person];
            cells += BitOperations.PopCount(known);
            one += BitOperations.PopCount(known & _ties[person]);
            other += BitOperations.PopCount(known & ties);
            both += BitOperations.PopCount(known & ties & _ties[person]);
        }

        return new(cells, one, other, both);
    }

    private static ulong Renamed(byte[] rows, int row, Vector512<byte> renamed) =>
        Vector512
            .Shuffle(Vector512.LoadUnsafe(ref MemoryMarshal.GetArrayDataReference(rows), (nuint)(row * Width)), renamed)
            .ExtractMostSignificantBits();

    private static ulong[] KnownRows(Answers answers)
    {
        var rows = new ulong[answers.People];
        for (var from = 0; from < rows.Length; from++)
        {
            for (var to = 0; to < rows.Length; to++)
            {
                rows[from] |= from != to && answers.Knows(from, to) ? 1UL << to : 0;
            }
        }

        return rows;
    }

    private static byte[] Bytes(ulong[] rows)
    {
        var bytes = new byte[rows.Length * Width];
        for (var at = 0; at < bytes.Length; at++)
        {
            bytes[at] = (rows[at / Width] >> (at % Width) & 1) == 1 ? byte.MaxValue : (byte)0;
        }

        return bytes;
    }
}
