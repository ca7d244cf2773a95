using Sparring.GroupComposition.Search;

namespace Sparring.GroupComposition.Diversity;

/// <summary>Between which temperatures the search spends its time: from where a look still often leads to a swap.</summary>
internal readonly record struct TemperatureRange(double Hot, double Cold)
{
    private const double OftenSwaps = 0.25;
    private const double Cooling = 0.8;

    // Where seatings forget soon enough what they were, and where hardly a look leads to a swap; measured: 0.7 to 1.2, and 0.32 to 0.5.
    private const double HotShare = 0.85;
    private const double ColdShare = 0.4;

    /// <summary>By a quick cooling from well above; the classes of instances differ a hundredfold, their swap rates do not.</summary>
    public static TemperatureRange Of(HeatBath bath, double spread, ref Chance chance)
    {
        var looks = 8L * bath.People;
        var hot = 4 * spread;
        for (var temperature = hot; temperature > 1; temperature *= Cooling)
        {
            bath.Heat(temperature);
            bath.Bathe(ref chance, looks / 2);
            if (bath.Bathe(ref chance, looks) <= OftenSwaps * looks)
            {
                break;
            }

            hot = temperature;
        }

        return new(HotShare * hot, ColdShare * hot);
    }
}
