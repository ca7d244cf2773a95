using System.Numerics;

namespace Sparring.NetworkAnalysis;

/// <summary>Random numbers from a seed, the same on every machine: xoshiro256** (Blackman and Vigna, 2018).</summary>
internal struct Chance
{
    private ulong _a;
    private ulong _b;
    private ulong _c;
    private ulong _d;

    public Chance(ulong seed)
    {
        _a = Mixed(ref seed);
        _b = Mixed(ref seed);
        _c = Mixed(ref seed);
        _d = Mixed(ref seed);
    }

    public ulong Bits()
    {
        var result = BitOperations.RotateLeft(_b * 5, 7) * 9;
        var shifted = _b << 17;
        _c ^= _a;
        _d ^= _b;
        _b ^= _c;
        _a ^= _d;
        _c ^= shifted;
        _d = BitOperations.RotateLeft(_d, 45);
        return result;
    }

    /// <summary>0 … below − 1; Lemire's multiplication, off by less than below / 2^32.</summary>
    public int Below(int below) => (int)(((Bits() >> 32) * (ulong)below) >> 32);

    /// <summary>From 0, below 1.</summary>
    public double Unit() => (Bits() >> 11) * (1.0 / (1UL << 53));

    /// <summary>Every order alike (Fisher and Yates, 1938).</summary>
    public void Shuffle(Span<int> items)
    {
        for (var left = items.Length; left > 1; left--)
        {
            var chosen = Below(left);
            (items[left - 1], items[chosen]) = (items[chosen], items[left - 1]);
        }
    }

    private static ulong Mixed(ref ulong seed)
    {
        seed += 0x9E3779B97F4A7C15;
        var mixed = (seed ^ (seed >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return mixed ^ (mixed >> 31);
    }
}
