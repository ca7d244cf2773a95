using Sparring.GroupComposition.Search;

namespace Sparring.GroupComposition.Diversity;

/// <summary>One stream of annealing runs, each from a seating by chance and longer than the one before, and the best seating seen.</summary>
internal sealed class AnnealingIsland(Seating seating, int[] sizes, TemperatureRange range, Chance chance)
{
    /// <summary>A run cools in so many steps; each is one epoch.</summary>
    public const int Steps = 64;

    // Runs twice as long find more than two runs, until they all end the same; measured at 120 to 480 people.
    private const int FirstLooks = 8000;
    private const int RunsOfOneLength = 2;

    private readonly int people = sizes.Sum();
    private Chance chance = chance;
    private double temperature;
    private int epoch;

    public long Best { get; private set; } = long.MinValue;

    public int[] BestPlaces { get; } = new int[sizes.Sum()];

    /// <summary>The next step of the run.</summary>
    public void RunEpoch()
    {
        var (run, step) = (epoch / Steps, epoch % Steps);
        if (step == 0)
        {
            PlaceByChance();
            temperature = range.Hot;
        }

        var looks = (long)FirstLooks * people / Steps << Math.Min(run / RunsOfOneLength, 20);
        seating.Bathe(ref chance, (int)temperature, looks);
        temperature *= range.Ratio;
        epoch++;
        Keep();
        if (step == Steps - 1)
        {
            Finish();
        }
    }

    /// <summary>Climbs from where the run is, so that one broken off counts too.</summary>
    public void Finish()
    {
        seating.Climb();
        Keep();
    }

    public void PlaceByChance() => seating.Place(SeatByChance(sizes, ref chance));

    public static int[] SeatByChance(int[] sizes, ref Chance chance)
    {
        int[] places = [.. sizes.SelectMany((size, group) => Enumerable.Repeat(group, size))];
        chance.Shuffle(places);
        return places;
    }

    private void Keep()
    {
        if (seating.Value > Best)
        {
            Best = seating.Value;
            seating.GroupOf.CopyTo(BestPlaces);
        }
    }
}
