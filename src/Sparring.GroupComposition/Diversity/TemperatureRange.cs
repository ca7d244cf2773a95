using Sparring.GroupComposition.Search;

namespace Sparring.GroupComposition.Diversity;

/// <summary>Between which temperatures an annealing run spends its time: where a look still often leads to a swap, and where hardly any does.</summary>
internal readonly record struct TemperatureRange(double Hot, double Cold)
{
    private const double OftenSwaps = 0.25;
    private const double HardlySwaps = 0.02;
    private const double Cooling = 0.8;

    // Beyond it noise × temperature would not fit 32 bits.
    private const double Hottest = 140_000;

    /// <summary>What one step of a run cools by; by square roots, which are the same on every machine.</summary>
    public double Ratio
    {
        get
        {
            var ratio = Cold / Hot;
            for (var steps = AnnealingIsland.Steps; steps > 1; steps /= 2)
            {
                ratio = Math.Sqrt(ratio);
            }

            return ratio;
        }
    }

    /// <summary>By a quick cooling from well above; the classes of instances differ a hundredfold, their swap rates do not.</summary>
    public static TemperatureRange Of(Seating seating, double spread, ref Chance chance)
    {
        var people = seating.GroupOf.Length;
        var (hot, cold) = (0.0, 1.0);
        for (var temperature = Math.Min(4 * spread, Hottest); temperature > 1; temperature *= Cooling)
        {
            seating.Bathe(ref chance, (int)temperature, 4L * people);
            var rate = seating.Bathe(ref chance, (int)temperature, 8L * people) / (8.0 * people);
            hot = rate > OftenSwaps || hot == 0 ? temperature : hot;
            if (rate < HardlySwaps)
            {
                cold = temperature;
                break;
            }
        }

        return new(hot, Math.Min(cold, hot));
    }
}
