namespace Sparring.GroupComposition.Scheduling;

/// <summary>When a person cannot, and when he or she would rather not: for each day one bit per slot, slot 0 in the lowest bit.</summary>
public sealed record Availability
{
    public required IReadOnlyList<ulong> Busy { get; init; }

    /// <summary>Slots that can be used at a cost; none given means that none are.</summary>
    public IReadOnlyList<ulong> PreferNot { get; init; } = [];

    /// <summary>How sentences name whose calendar it is, such as “Anna's calendar”; empty means by number.</summary>
    public string Name { get; init; } = "";

    /// <summary>Free in every slot of every day.</summary>
    public static Availability Free(int days) => new() { Busy = new ulong[days] };

    /// <summary>From a row of 0 (free) and 1 (busy) for each day.</summary>
    public static Availability From(IEnumerable<string> rows) => new() { Busy = [.. rows.Select(Bits)] };

    private static ulong Bits(string row)
    {
        var bits = 0UL;
        for (var slot = 0; slot < row.Length; slot++)
        {
            if (row[slot] != '0')
            {
                bits |= 1UL << slot;
            }
        }

        return bits;
    }
}
