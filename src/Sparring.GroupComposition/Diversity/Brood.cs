using Sparring.GroupComposition.Search;

namespace Sparring.GroupComposition.Diversity;

/// <summary>Seatings that breed: two parents' shared groups, annealed again, take the place of the worse parent when they are better.</summary>
/// <remarks>
/// A brood that has brought nothing new for a while makes way for one of longer runs (memetic search with group matching after Falkenauer
/// 1998 and Lai and Hao 2016). What a run begins from depends only on the seed and the runs ended before it, so that two runs at a time
/// give the same on one thread and on two.
/// </remarks>
internal sealed class Brood(int[] sizes, int seed, bool isHurried)
{
    private const int LaterMembers = 10;
    private const int FirstPatience = 30;
    private const int LaterPatience = 60;
    private const int BroodsOfOneLength = 3;

    // Looks per person; measured at 120 to 480 people, and the longest so that no count overflows.
    private const int LaterLooks = 1000;
    private const int MostLooks = 1 << 24;

    // Children keep what their parents share unless they begin at the very hottest.
    private const double Warmth = 0.7;

    // In a few tenths of a second a dozen good ones would come to no children.
    private readonly int firstMembers = isHurried ? 6 : 12;
    private readonly int firstLooks = FirstLooks(isHurried);

    private readonly List<Member> members = [];
    private readonly List<(AnnealingRun Run, int A, int B)> bred = [];
    private Chance chance = Chance.For(seed, 0, 0);
    private int begun;
    private int futile;
    private int broods;
    private int looks = FirstLooks(isHurried);

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
            if (members.Count + bred.Count < (looks == firstLooks ? firstMembers : LaterMembers))
            {
                run.Begin(SeatByChance(), 1, looks, stream);
                bred.Add((run, -1, -1));
                continue;
            }

            var a = chance.Below(members.Count);
            var b = chance.Below(members.Count - 1);
            b += b >= a ? 1 : 0;
            var child = CrossGroups.Of(members[a].Places, members[b].Places, sizes, ref chance);
            run.Begin(child, Warmth, looks, stream);
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

        if (futile >= (looks == firstLooks ? FirstPatience : LaterPatience))
        {
            members.Clear();
            futile = 0;
            looks = Math.Min(MostLooks, LaterLooks << Math.Min(14, broods++ / BroodsOfOneLength));
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

    private static int FirstLooks(bool isHurried) => isHurried ? 300 : 500;

    private int[] SeatByChance()
    {
        int[] places = [.. sizes.SelectMany((size, group) => Enumerable.Repeat(group, size))];
        chance.Shuffle(places);
        return places;
    }

    private sealed record Member(long Value, int[] Places);
}
