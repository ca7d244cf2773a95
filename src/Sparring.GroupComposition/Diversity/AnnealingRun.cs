using Sparring.GroupComposition.Search;

namespace Sparring.GroupComposition.Diversity;

/// <summary>One who anneals: a heat bath that cools in steps from a seating given, and an exact climb at the end.</summary>
internal sealed class AnnealingRun(WholeBenefits whole, RoundedBenefits rounded, int[] sizes, TemperatureRange range)
{
    /// <summary>A run cools in so many steps.</summary>
    public const int Steps = 32;

    // About 15 ms of work: so long at most runs an epoch, and so seldom do two threads wait for each other.
    private const long SeatsSeen = 40_000_000;

    private readonly HeatBath bath = new(rounded, sizes.Length);
    private readonly Seating seating = new(whole, sizes.Length);
    private readonly int[] places = new int[whole.People];
    private int[] before = [];
    private Chance chance = new(0);
    private double temperature;
    private double ratio;
    private long looks;
    private int step = Steps;

    public bool IsOver => step == Steps;

    /// <summary>The value of the seating after <see cref="Climb"/>.</summary>
    public long Value => seating.Value;

    /// <summary>The seating after <see cref="Climb"/>.</summary>
    public int[] Places => seating.GroupOf.ToArray();

    /// <summary>Begins a run of so many looks by each of the lookers, from a share of the way up to the hottest.</summary>
    public void Begin(int[] from, double warmth, int looksEach, (int[] Present, int[] Lookers) who, Chance stream)
    {
        bath.Place(from, who.Present, who.Lookers);
        before = from;
        chance = stream;
        temperature = range.Cold + (warmth * (range.Hot - range.Cold));
        ratio = RootOf(range.Cold / temperature);
        looks = Math.Max(1, (long)looksEach * who.Lookers.Length / Steps);
        step = 0;
    }

    /// <summary>Steps of the run: all that are left, or fewer when they are long.</summary>
    public void RunEpoch()
    {
        for (var seen = 0L; !IsOver && seen < SeatsSeen; seen += looks * bath.People)
        {
            bath.Heat(temperature);
            bath.Bathe(ref chance, looks);
            temperature *= ratio;
            step++;
        }

        if (IsOver)
        {
            Climb();
        }
    }

    /// <summary>Climbs exactly from where the run is.</summary>
    public void Climb()
    {
        before.CopyTo(places, 0);
        bath.CopyPlaces(places);
        NameBySize();
        seating.Place(places);
        seating.Climb();
    }

    // Who left for a smaller group took the size along: the groups take their names from the sizes settled.
    private void NameBySize()
    {
        var (now, named) = (new int[sizes.Length], new int[sizes.Length]);
        foreach (var group in places)
        {
            now[group]++;
        }

        var (mine, names) = (BySize(now), BySize(sizes));
        for (var at = 0; at < names.Length; at++)
        {
            named[mine[at]] = names[at];
        }

        for (var person = 0; person < places.Length; person++)
        {
            places[person] = named[places[person]];
        }
    }

    // The groups in rising order of size, equal ones as they stand.
    private static int[] BySize(int[] of)
    {
        var groups = new int[of.Length];
        for (var group = 0; group < groups.Length; group++)
        {
            var at = group;
            for (; at > 0 && of[groups[at - 1]] > of[group]; at--)
            {
                groups[at] = groups[at - 1];
            }

            groups[at] = group;
        }

        return groups;
    }

    // By square roots, which are the same on every machine.
    private static double RootOf(double all)
    {
        for (var steps = Steps; steps > 1; steps /= 2)
        {
            all = Math.Sqrt(all);
        }

        return all;
    }
}
