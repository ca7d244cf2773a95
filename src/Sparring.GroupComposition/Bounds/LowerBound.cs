namespace Sparring.GroupComposition.Bounds;

/// <summary>What any answer must cost at least, by counting: no search, no solver.</summary>
/// <remarks>
/// People who must sit together count as one. Then each attribute alone: a value of c people over G groups shares least when spread
/// evenly, a group of s people with V values likewise; the larger of the two sums holds. The sum over attributes is a bound because
/// each holds for every answer. O(n log n) time, O(n) memory.
/// </remarks>
public static class LowerBound
{
    /// <summary>The bound and what each part adds to it, for a problem without faults.</summary>
    public static Bound Of(GroupProblem problem)
    {
        var sets = TogetherSets.Of(problem);
        var parts = new List<BoundPart>();
        foreach (var attribute in problem.Attributes)
        {
            var count = SharedAttribute.AtLeast(problem, sets, attribute.Values);
            parts.Add(new BoundPart(attribute.Name, count, count * attribute.Weight));
        }

        if (problem.Committees.Count > 0)
        {
            var count = SharedCommittees.AtLeast(problem, sets);
            parts.Add(new BoundPart("committee", count, count * problem.CommitteeWeight));
        }

        foreach (var number in problem.Numbers)
        {
            var count = FewestSquares(number, problem.Sizes.Count);
            parts.Add(new BoundPart(number.Name, count, count * number.Weight));
        }

        foreach (var term in problem.Terms)
            parts.Add(PairTermBound.Of(problem, sets, term));
        return new Bound(parts.Sum(part => part.Cost), parts);
    }

    // The groups' distances add up to what rounding the mean left over, and are whole numbers: least when as even as can be.
    private static long FewestSquares(NumericAttribute number, int groups)
    {
        var left = Math.Abs(number.Deviations().Sum());
        var (each, more) = (left / groups, left % groups);
        return more * (each + 1) * (each + 1) + (groups - more) * each * each;
    }
}
