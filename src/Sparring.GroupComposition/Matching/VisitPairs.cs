namespace Sparring.GroupComposition.Matching;

/// <summary>Whom to pair for visits at each other's work, and whom not.</summary>
public sealed record VisitProblem
{
    /// <summary>n, how many people there are.</summary>
    public required int People { get; init; }

    /// <summary>Per person the department; two of one department do not visit. Empty when it does not matter.</summary>
    public IReadOnlyList<int> Departments { get; init; } = [];

    /// <summary>Per person the sparring group, −1 for none; two of one group do not visit. Empty when it does not matter.</summary>
    public IReadOnlyList<int> SparringGroups { get; init; } = [];

    /// <summary>Pairs that have visited before and do not again.</summary>
    public IReadOnlyList<PersonPair> Earlier { get; init; } = [];

    /// <summary>Pairs that must not be.</summary>
    public IReadOnlyList<PersonPair> Apart { get; init; } = [];

    /// <summary>Whom people wish to visit, and what that adds to the pair's worth.</summary>
    public IReadOnlyList<VisitWish> Wishes { get; init; } = [];

    /// <summary>What a pair is worth without wishes: other tasks, one level apart …</summary>
    public Func<int, int, int> Worth { get; init; } = (_, _) => 10;
}

/// <summary>A wish of one person to visit another.</summary>
public readonly record struct VisitWish(int From, int To, int Weight);

/// <summary>Pairs for visits: everybody served, and the visits worth the most in all.</summary>
public static class VisitPairs
{
    /// <summary>An exact maximum-weight matching; O(n²) to weigh the pairs. For the next time, add its meetings to the earlier ones.</summary>
    public static Pairing Solve(VisitProblem problem)
    {
        var refused = new HashSet<(int, int)>(
            problem.Earlier.Concat(problem.Apart).Select(pair => Key(pair.A, pair.B))
        );
        var wished = problem.Wishes.ToLookup(wish => Key(wish.From, wish.To), wish => wish.Weight);
        var pairs = new List<WeightedPair>();
        for (var a = 0; a < problem.People; a++)
        {
            for (var b = a + 1; b < problem.People; b++)
            {
                if (
                    !Share(problem.Departments, a, b)
                    && !Share(problem.SparringGroups, a, b)
                    && !refused.Contains((a, b))
                )
                {
                    pairs.Add(new(a, b, problem.Worth(a, b) + wished[(a, b)].Sum()));
                }
            }
        }

        return PairUp.Solve(problem.People, [.. pairs]);
    }

    private static bool Share(IReadOnlyList<int> values, int a, int b) =>
        values.Count > 0 && values[a] >= 0 && values[a] == values[b];

    private static (int, int) Key(int a, int b) => (Math.Min(a, b), Math.Max(a, b));
}
