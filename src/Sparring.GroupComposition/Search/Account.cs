namespace Sparring.GroupComposition.Search;

/// <summary>Turns the search's totals, sums of excesses in which broken rules cost, into costs and broken rules, and back.</summary>
internal sealed class Account
{
    private readonly Crowd _crowd;
    private readonly long _unavoidable;
    private readonly int _unseated;

    public Account(Crowd crowd, Seating first)
    {
        _crowd = crowd;
        var report = CostOf.Groups(crowd.Problem, first.People(crowd));
        // What no answer can avoid stands on no group's account, and is the same for all answers.
        _unavoidable = report.Cost + (long)report.Apart.Count * crowd.Scale.Broken - first.TotalOf(crowd);
        // The search keeps sizes and settled seats; what the first seating could not keep stays so.
        _unseated = report.Broken - report.Apart.Count;
    }

    public int Broken(Seating seating) => _unseated + TooNear(seating);

    // Scaled weights are coarse: then only counting tells.
    public long Cost(Seating seating, long total) =>
        _crowd.Scale.IsExact
            ? total + _unavoidable - (long)TooNear(seating) * _crowd.Scale.Broken
            : CostOf.Groups(_crowd.Problem, seating.People(_crowd)).Cost;

    /// <summary>The total of an answer that keeps all rules at this cost.</summary>
    public long TotalOf(long cost) => _crowd.Scale.IsExact ? cost - _unavoidable : long.MinValue;

    private int TooNear(Seating seating)
    {
        var count = 0;
        foreach (var pair in _crowd.Problem.Apart)
        {
            count += seating.GroupOf[_crowd.UnitOf[pair.A]] == seating.GroupOf[_crowd.UnitOf[pair.B]] ? 1 : 0;
        }

        return count;
    }
}
