namespace Sparring.GroupComposition.Series;

/// <summary>A stream of numbers that is the same on every machine: SplitMix64 (Steele, Lea and Flood, 2014).</summary>
internal struct Chance(ulong seed)
{
    private ulong _state = (seed * 0x9E3779B97F4A7C15) + 0x1234567;

    public ulong Next()
    {
        _state += 0x9E3779B97F4A7C15;
        var z = _state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    /// <summary>A number from 0 to <paramref name="limit"/> − 1.</summary>
    public int Below(int limit) => (int)(((Next() >> 32) * (uint)limit) >> 32);

    public void Shuffle(Span<int> items)
    {
        for (var i = items.Length - 1; i > 0; i--)
        {
            var j = Below(i + 1);
            (items[i], items[j]) = (items[j], items[i]);
        }
    }
}
