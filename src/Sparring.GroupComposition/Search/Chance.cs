using System.Runtime.CompilerServices;

namespace Sparring.GroupComposition.Search;

/// <summary>Chance from a seed: SplitMix64 (Steele, Lea, Flood 2014), and Metropolis thresholds without a library's logarithm.</summary>
/// <remarks>Only whole numbers and the four operations of IEEE 754, so that a seed means the same on every machine.</remarks>
internal struct Chance(ulong seed)
{
    private ulong _state = seed;

    /// <summary>A stream of its own for each part of the work: the answer does not depend on which thread does it.</summary>
    public static Chance For(int seed, long epoch, int part)
    {
        var mixed = new Chance(((ulong)(uint)seed << 32) ^ 0x5DEECE66DUL);
        mixed._state ^= (ulong)epoch * 0xD1342543DE82EF95UL;
        mixed._state = mixed.Next() ^ ((ulong)(uint)part * 0xA0761D6478BD642FUL);
        return new Chance(mixed.Next());
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong Next()
    {
        _state += 0x9E3779B97F4A7C15UL;
        var mixed = _state;
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9UL;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EBUL;
        return mixed ^ (mixed >> 31);
    }

    /// <summary>A whole number from 0 to <paramref name="limit"/> − 1.</summary>
    public int Below(int limit) => (int)(((Next() >> 32) * (ulong)(uint)limit) >> 32);

    public void Shuffle(Span<int> items)
    {
        for (var last = items.Length - 1; last > 0; last--)
        {
            var other = Below(last + 1);
            (items[last], items[other]) = (items[other], items[last]);
        }
    }
}
