namespace Sparring.GroupComposition.Diversity;

/// <summary>The maximally diverse grouping problem: people into groups so that the benefits of all pairs that sit together sum up highest.</summary>
/// <param name="People">n, at least 1 and at most <see cref="MostPeople"/>.</param>
/// <param name="Groups">Per group the fewest and the most people; together they must admit n.</param>
/// <param name="Benefits">n × n values, row by row; symmetric, the diagonal is not looked at.</param>
public sealed record DiversityProblem(int People, IReadOnlyList<GroupSize> Groups, double[] Benefits)
{
    public const int MostPeople = 5000;

    public double Benefit(int a, int b) => Benefits[(a * People) + b];

    /// <summary>The sum over all groups of the benefits of their pairs.</summary>
    public double ValueOf(IEnumerable<IReadOnlyList<int>> groups) =>
        groups.Sum(group =>
            Enumerable.Range(0, group.Count).Sum(at => group.Take(at).Sum(other => Benefit(group[at], other)))
        );
}

/// <summary>The best groups found: people in rising order, in the order of the problem's groups.</summary>
/// <param name="Value">The sum of the benefits, from the problem's own numbers.</param>
/// <param name="Groups">Per group its people.</param>
/// <param name="Epochs">How much work was done.</param>
public sealed record DiverseGroups(double Value, IReadOnlyList<IReadOnlyList<int>> Groups, int Epochs);
