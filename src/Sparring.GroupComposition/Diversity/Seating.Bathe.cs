using Sparring.GroupComposition.Search;

namespace Sparring.GroupComposition.Diversity;

// The heat bath: people by chance look at all their swaps and draw one, or none.
internal sealed partial class Seating
{
    private const int RowStarts = GumbelNoise.Starts / Lanes;

    /// <summary>So many looks at one temperature. Returns how many led to a swap.</summary>
    public long Bathe(ref Chance chance, int temperature, long looks)
    {
        var (swaps, table) = (0L, GumbelNoise.Table);
        for (var look = 0L; look < looks; look++)
        {
            var drawn = chance.Next();
            var person = (int)((drawn >> 40) * (ulong)people >> 24);
            var noise = (int)(drawn % RowStarts) * Lanes;
            var stay = (table[(drawn >> 12) % GumbelNoise.Starts] * temperature) >> GumbelNoise.Fraction;
            var other = Pick(person, noise, temperature, stay, out var gain);
            if (other >= 0)
            {
                Swap(person, other, gain);
                swaps++;
            }
        }

        return swaps;
    }
}
