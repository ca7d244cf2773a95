using Sparring.GroupComposition.Search;

namespace Sparring.GroupComposition.Diversity;

/// <summary>Heat baths from hot to cold, each with a seating; neighbours exchange theirs (replica exchange, Hukushima and Nemoto 1996).</summary>
/// <remarks>
/// A colder bath takes the better seating of its neighbour always, and the worse one so seldom that every bath keeps to its own
/// temperature. So a seating that is stuck where it is cold gets warm again, however long the search lasts. Each bath has a stream of
/// chance of its own: which thread heats it changes nothing.
/// </remarks>
internal sealed class Ladder
{
    /// <summary>Neighbours exchange so many times an epoch.</summary>
    public const int Rounds = 8;

    // Seatings exchanged equally often need rungs as the square root of the people; measured at 120: 4 to 16.
    private const int RungsFor120 = 6;
    private const int MostRungs = 16;

    // A round is of so many looks for each person; measured: 1/2, 1, 2, 4. It sees so many seats at most, for some 2 ms.
    private const int LooksEach = 2;
    private const long SeatsSeen = 5_000_000;

    // Numbers of 16 bits that all baths together may hold.
    private const long Room = 64_000_000;

    private readonly HeatBath[] baths;
    private readonly Chance[] streams;
    private readonly double[] temperatures;

    // Of each rung, one by twice the temperature in rounded benefits.
    private readonly double[] cold;

    // Of each rung, what HeatBath.Brought says.
    private readonly long[] brought;
    private readonly int[] sizes;
    private readonly long looks;
    private readonly Seating seating;
    private readonly int[] places;
    private Chance chance;
    private int round;
    private long looksSinceClimb;

    public Ladder(WholeBenefits whole, RoundedBenefits rounded, int[] sizes, TemperatureRange range, int seed)
    {
        this.sizes = sizes;
        var rungs = RungsFor(whole.People, sizes.Length);
        (baths, streams, temperatures) = (new HeatBath[rungs], new Chance[rungs], new double[rungs]);
        (cold, brought) = (new double[rungs], new long[rungs]);
        looks = Math.Clamp(SeatsSeen / (rungs * whole.People), 1, LooksEach * whole.People);
        (seating, places) = (new Seating(whole, sizes.Length), new int[whole.People]);
        chance = Chance.For(seed, 0, 0);
        for (var rung = 0; rung < rungs; rung++)
        {
            var seats = LargestSizes.Seats(sizes);
            chance.Shuffle(seats);
            baths[rung] = new HeatBath(rounded, sizes.Length);
            baths[rung].Place(seats);
            streams[rung] = Chance.For(seed, rung, 1);
            temperatures[rung] = range.Hot - ((range.Hot - range.Cold) * rung / (rungs - 1));
            cold[rung] = 1 / (2 * temperatures[rung] * rounded.Scale);
        }
    }

    public int Rungs => baths.Length;

    /// <summary>The best value a climb has reached.</summary>
    public long Best { get; private set; } = long.MinValue;

    /// <summary>Everybody's group in the best seating.</summary>
    public int[] BestPlaces { get; private set; } = [];

    /// <summary>How often neighbours have exchanged their seatings, of so many times they might have.</summary>
    public (int Times, int Of) Exchanged { get; private set; }

    /// <summary>What the seatings bring, from the hottest bath to the coldest.</summary>
    public IReadOnlyList<long> Brought => brought;

    /// <summary>A round of the bath on a rung, 0 the hottest.</summary>
    public void Heat(int rung)
    {
        baths[rung].Heat(temperatures[rung]);
        baths[rung].Bathe(ref streams[rung], looks);
        brought[rung] = baths[rung].Brought();
    }

    /// <summary>After each round, every other pair of neighbours.</summary>
    public void Exchange()
    {
        for (var rung = round++ % 2; rung + 1 < baths.Length; rung += 2)
        {
            var next = rung + 1;
            var better = (cold[next] - cold[rung]) * (brought[rung] - brought[next]);
            var isTaken = better >= GumbelNoise.Logarithm(GumbelNoise.Unit(ref chance));
            Exchanged = (Exchanged.Times + (isTaken ? 1 : 0), Exchanged.Of + 1);
            if (isTaken)
            {
                (baths[rung], baths[next]) = (baths[next], baths[rung]);
                (brought[rung], brought[next]) = (brought[next], brought[rung]);
            }
        }
    }

    /// <summary>After an epoch: climbs from the coldest, but not before everybody has looked a while since the last climb.</summary>
    public void EndEpoch()
    {
        looksSinceClimb += Rounds * looks;
        if (looksSinceClimb >= Rounds * LooksEach * places.Length)
        {
            looksSinceClimb = 0;
            Climb();
        }
    }

    /// <summary>Climbs exactly from where the coldest bath is, which itself stays there.</summary>
    public void Climb()
    {
        baths[^1].CopyPlaces(places);
        NameGroups.BySize(places, sizes);
        seating.Place(places);
        seating.Climb();
        if (seating.Value > Best)
        {
            (Best, BestPlaces) = (seating.Value, seating.GroupOf.ToArray());
        }
    }

    private static int RungsFor(int people, int groups)
    {
        var wanted = (int)Math.Round(RungsFor120 * Math.Sqrt(people / 120.0));
        var room = Room / HeatBath.NumbersFor(people, groups);
        return (int)Math.Clamp(Math.Min(wanted, room), 3, MostRungs);
    }
}
