using Sparring.GroupComposition.Search;

namespace Sparring.GroupComposition.Diversity;

/// <summary>Seatings that breed: two parents' shared groups, annealed again, take the place of the worse parent when they are better.</summary>
/// <remarks>
/// A brood that has brought nothing new for a while leaves its best; the best of so many broods are the next brood, of runs twice as long,
/// and so on upwards (memetic search with group matching after Falkenauer 1998 and Lai and Hao 2016). Where parents are strangers, or
/// a brood of bests brings nothing new, runs become twice as long. What a run begins from depends only
/// on the seed and the runs ended before it, so that two runs at a time give the same on one thread and on two.
/// </remarks>
internal sealed class Brood(int[] sizes, int seed)
{
    // Measured at 120 people in 0.3 s: 3 to 12; 12 to 60 children that bring nothing new; 100 to 500 looks.
    private const int Members = 6;
    private const int Patience = 25;
    private const int FirstLooks = 150;

    // Parents who seat more than so many of a hundred people differently are strangers: RanReal and RanInt 15 to 47, Geo 60 to 76.
    private const int Strangers = 55;

    // Runs no longer than this, so that no count overflows.
    private const int MostDoublings = 16;

    // Children keep what their parents share unless they begin at the very hottest.
    private const double Warmth = 0.7;

    private readonly int[] everybody = [.. Enumerable.Range(0, sizes.Sum())];
    private readonly List<Member> members = [];
    private readonly List<Bred> bred = [];

    // The best of the broods of each level that have not been brought together yet.
    private readonly List<List<Member>> left = [];
    private Chance chance = Chance.For(seed, 0, 0);
    private int begun;
    private int futile;
    private int level;

    // How much stranger than allowed the parents have been so far, and how many times runs have become twice as long.
    private long strange;
    private bool areStrangers;
    private long bestBefore;
    private int longer;

    public long Best { get; private set; } = long.MinValue;

    public int[] BestPlaces { get; private set; } = [];

    /// <summary>What those who breed now are worth.</summary>
    public IEnumerable<long> Values => members.Select(member => member.Value);

    /// <summary>How often everybody who looks does so in a run begun now.</summary>
    public int Looks => FirstLooks << Math.Min(level + longer, MostDoublings);

    /// <summary>Gives each run something to begin from.</summary>
    public void Begin(IEnumerable<AnnealingRun> runs)
    {
        bred.Clear();
        foreach (var run in runs)
        {
            begun++;
            var stream = Chance.For(seed, begun, 1);
            if (members.Count + bred.Count < Members)
            {
                run.Begin(SeatByChance(), 1, Looks, (everybody, everybody), stream);
                bred.Add(new(run, -1, -1));
                continue;
            }

            var a = chance.Below(members.Count);
            var b = chance.Below(members.Count - 1);
            b += b >= a ? 1 : 0;
            var (child, apart) = CrossGroups.Of(members[a].Places, members[b].Places, sizes, ref chance);
            strange += (100L * apart.Length) - (Strangers * everybody.Length);
            run.Begin(child, Warmth, Looks, Who(apart), stream);
            bred.Add(new(run, a, b));
        }
    }

    /// <summary>Takes up what the runs have ended with, in the order in which they were begun.</summary>
    public void End()
    {
        foreach (var (run, a, b) in bred)
        {
            Keep(run);
            if (a < 0)
            {
                members.Add(new(run.Value, run.Places));
            }
            else
            {
                Replace(run, a, b);
            }
        }

        if (futile >= Patience)
        {
            futile = 0;
            MakeWay();
        }
    }

    public void Keep(AnnealingRun run)
    {
        if (run.Value > Best)
        {
            (Best, BestPlaces) = (run.Value, run.Places);
        }
    }

    private void Replace(AnnealingRun run, int a, int b)
    {
        var worse = members[a].Value < members[b].Value ? a : b;
        if (run.Value > members[worse].Value && members.TrueForAll(member => member.Value != run.Value))
        {
            members[worse] = new(run.Value, run.Places);
            futile = 0;
        }
        else
        {
            futile++;
        }
    }

    private void MakeWay()
    {
        Lengthen();
        if (left.Count == level)
        {
            left.Add([]);
        }

        // Whoever has been left already would only meet itself.
        var best = members.OrderByDescending(member => member.Value).ToList();
        left[level].Add(best.Find(one => !left[level].Exists(other => other.Value == one.Value)) ?? best[0]);
        members.Clear();
        if (left[level].Count < Members)
        {
            level = 0;
            return;
        }

        members.AddRange(left[level]);
        left[level].Clear();
        level++;
    }

    // Runs are too short where parents are strangers, and where a brood of bests has brought nothing new.
    private void Lengthen()
    {
        if (strange > 0)
        {
            (strange, areStrangers) = (0, true);
            longer++;
        }
        else if (level > 0 && Best == bestBefore)
        {
            longer++;
        }

        bestBefore = level > 0 ? Best : bestBefore;
    }

    // What both parents agree on is mostly right and need not be asked about again; two parents may be the same. Among strangers it is little,
    // and would be lost if it were swapped with: only those apart are there, and as many others as fill the vectors.
    private (int[] Present, int[] Lookers) Who(int[] apart)
    {
        if (apart.Length == 0 || !areStrangers)
        {
            return (everybody, apart.Length == 0 ? everybody : apart);
        }

        int[] others = [.. everybody.Except(apart)];
        chance.Shuffle(others);
        return ([.. apart, .. others.Take(HeatBath.Padded(apart.Length) - apart.Length)], everybody[..apart.Length]);
    }

    private int[] SeatByChance()
    {
        var places = LargestSizes.Seats(sizes);
        chance.Shuffle(places);
        return places;
    }

    private sealed record Member(long Value, int[] Places);

    private sealed record Bred(AnnealingRun Run, int A, int B);
}
