using Sparring.GroupComposition.Search;

namespace Sparring.GroupComposition.Diversity;

/// <summary>Seatings that breed: two parents' shared groups, annealed again, take the place of the worse parent when they are better.</summary>
/// <remarks>
/// A brood that has brought nothing new for a while leaves its best; the best of so many broods are the next brood, of runs twice as long,
/// and so on upwards (memetic search with group matching after Falkenauer 1998 and Lai and Hao 2016). What a run begins from depends only
/// on the seed and the runs ended before it, so that two runs at a time give the same on one thread and on two.
/// </remarks>
internal sealed class Brood(int[] sizes, int seed)
{
    // Measured at 120 people in 0.3 s: 3 to 12; 12 to 60 children that bring nothing new; 100 to 500 looks.
    private const int Members = 6;
    private const int Patience = 25;
    private const int FirstLooks = 150;

    // Runs no longer than this, so that no count overflows.
    private const int MostDoublings = 16;

    // Children keep what their parents share unless they begin at the very hottest.
    private const double Warmth = 0.7;

    private readonly int[] everybody = [.. Enumerable.Range(0, sizes.Sum())];
    private readonly List<Member> members = [];
    private readonly List<(AnnealingRun Run, int A, int B)> bred = [];

    // The best of the broods of each level that have not been brought together yet.
    private readonly List<List<Member>> left = [];
    private Chance chance = Chance.For(seed, 0, 0);
    private int begun;
    private int futile;
    private int level;

    public long Best { get; private set; } = long.MinValue;

    public int[] BestPlaces { get; private set; } = [];

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
                run.Begin(SeatByChance(), 1, Looks, everybody, stream);
                bred.Add((run, -1, -1));
                continue;
            }

            var a = chance.Below(members.Count);
            var b = chance.Below(members.Count - 1);
            b += b >= a ? 1 : 0;
            var (child, apart) = CrossGroups.Of(members[a].Places, members[b].Places, sizes, ref chance);
            run.Begin(child, Warmth, Looks, Lookers(apart), stream);
            bred.Add((run, a, b));
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

    private int Looks => FirstLooks << Math.Min(level, MostDoublings);

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
        if (left.Count == level)
        {
            left.Add([]);
        }

        left[level].Add(members.OrderByDescending(member => member.Value).First());
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

    // What both parents agree on is mostly right and need not be asked about again; two parents may be the same.
    private int[] Lookers(int[] apart) => apart.Length == 0 ? everybody : apart;

    private int[] SeatByChance()
    {
        int[] places = [.. sizes.SelectMany((size, group) => Enumerable.Repeat(group, size))];
        chance.Shuffle(places);
        return places;
    }

    private sealed record Member(long Value, int[] Places);
}
