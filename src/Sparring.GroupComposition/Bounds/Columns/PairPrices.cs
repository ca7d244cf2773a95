namespace Sparring.GroupComposition.Bounds.Columns;

/// <summary>What any two units cost in one group, for a few people; a unit is a set held together.</summary>
/// <remarks>O(n² × attributes + pairs of terms) time, units² memory.</remarks>
internal sealed class PairPrices
{
    private readonly long[] _cost;
    private readonly bool[] _apart;

    public PairPrices(GroupProblem problem, TogetherSets sets)
    {
        Units = sets.Count;
        Sizes = new int[Units];
        Within = new long[Units];
        SeatOf = new int[Units];
        _cost = new long[Units * Units];
        _apart = new bool[Units * Units];
        for (var unit = 0; unit < Units; unit++)
            Sizes[unit] = sets.Members(unit).Length;
        for (var a = 0; a < problem.People; a++)
        {
            for (var b = a + 1; b < problem.People; b++)
                Add(sets.SetOf[a], sets.SetOf[b], Shared(problem, a, b));
        }

        foreach (var term in problem.Terms)
        {
            foreach (var (a, b, times) in term.Pairs)
                Add(sets.SetOf[a], sets.SetOf[b], times * term.Weight);
        }

        foreach (var (a, b) in problem.Apart)
            Part(sets.SetOf[a], sets.SetOf[b]);
        Settle(problem, sets);
    }

    public int Units { get; }

    /// <summary>People of each unit.</summary>
    public int[] Sizes { get; }

    /// <summary>What each unit costs in itself.</summary>
    public long[] Within { get; }

    /// <summary>The group a unit is settled in, −1 when it is free.</summary>
    public int[] SeatOf { get; }

    public long Largest => Math.Max(_cost.Max(Math.Abs), Within.Max(Math.Abs));

    public long Cost(int a, int b) => _cost[(a * Units) + b];

    /// <summary>A unit apart from itself contradicts itself and fits no group.</summary>
    public bool Apart(int a, int b) => _apart[(a * Units) + b];

    private static long Shared(GroupProblem problem, int a, int b)
    {
        long cost = 0;
        foreach (var attribute in problem.Attributes)
            cost += attribute.Values[a] == attribute.Values[b] ? attribute.Weight : 0;
        if (problem.Committees.Count == 0)
            return cost;
        foreach (var committee in problem.Committees[a])
            cost += problem.Committees[b].Contains(committee) ? problem.CommitteeWeight : 0;
        return cost;
    }

    private void Settle(GroupProblem problem, TogetherSets sets)
    {
        Array.Fill(SeatOf, -1);
        foreach (var (person, group) in problem.Fixed)
        {
            ref var seat = ref SeatOf[sets.SetOf[person]];
            if (seat >= 0 && seat != group)
                Part(sets.SetOf[person], sets.SetOf[person]);
            seat = group;
        }

        for (var a = 0; a < Units; a++)
        {
            for (var b = a + 1; b < Units; b++)
            {
                if (SeatOf[a] >= 0 && SeatOf[b] >= 0 && SeatOf[a] != SeatOf[b])
                    Part(a, b);
            }
        }
    }

    private void Part(int x, int y) => _apart[(x * Units) + y] = _apart[(y * Units) + x] = true;

    private void Add(int x, int y, long cost)
    {
        if (x == y)
        {
            Within[x] += cost;
            return;
        }

        _cost[(x * Units) + y] += cost;
        _cost[(y * Units) + x] += cost;
    }
}
