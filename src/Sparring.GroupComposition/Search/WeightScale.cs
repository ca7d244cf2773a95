namespace Sparring.GroupComposition.Search;

/// <summary>Weights as 32-bit numbers: exact where they fit, and one broken rule dearer than anything it could save.</summary>
internal sealed class WeightScale
{
    // What one unit can cost with one group stays below this; the rest of 32 bits is room for differences of differences.
    private const long Room = 1L << 28;

    private readonly long _divisor;

    public WeightScale(GroupProblem problem)
    {
        var dearest = Math.Max(1, DearestPair(problem));
        var together = (long)Math.Max(2, problem.Sizes.Max(size => Math.Min(size.Most, problem.People)));
        var needed = (decimal)dearest * 4 * together * together;
        _divisor = needed <= Room ? 1 : (long)(needed / Room) + 1;
        var pairs = problem.Sizes.Sum(size => (decimal)size.Most * (size.Most - 1) / 2);
        // Dearer than a whole answer where that fits; where it does not, dearer than what an exchange can save.
        var largest = Math.Min(pairs * (dearest / _divisor) + 1, Room / together);
        Broken = (int)Math.Max(largest, dearest / _divisor * 2 * together);
    }

    /// <summary>Cost of one broken rule.</summary>
    public int Broken { get; }

    public bool IsExact => _divisor == 1;

    public int Of(long weight) => (int)(weight / _divisor);

    private static long DearestPair(GroupProblem problem)
    {
        var attributes = problem.Attributes.Sum(attribute => attribute.Weight);
        var committees = problem.Committees.Count == 0 ? 0 : problem.Committees.Max(list => list.Count);
        var terms = problem.Terms.Sum(term =>
            term.Pairs.Count == 0 ? 0 : Math.Abs(term.Weight) * DearestTimes(term.Pairs)
        );
        // A pair costs twice the product, and each of the two its square.
        var numbers = problem.Numbers.Sum(number =>
            number.Deviations().Max(off => off * off) is var square ? 4 * number.Weight * square : 0
        );
        return attributes + committees * problem.CommitteeWeight + numbers + terms;
    }

    // A pair may stand in a term more than once, for instance once per meeting.
    private static long DearestTimes(IReadOnlyList<CountedPair> pairs)
    {
        var times = new Dictionary<long, long>(pairs.Count);
        foreach (var pair in pairs)
        {
            var key = ((long)Math.Min(pair.A, pair.B) << 32) | (uint)Math.Max(pair.A, pair.B);
            times[key] = times.GetValueOrDefault(key) + pair.Times;
        }

        return times.Values.Max();
    }
}
