namespace Sparring.GroupComposition.Conflicts;

/// <summary>One rule that is never traded against cost.</summary>
public abstract record HardRule
{
    private HardRule() { }

    public sealed record KeptApart(int A, int B) : HardRule;

    public sealed record KeptTogether(int A, int B) : HardRule;

    /// <summary>The person's group is settled.</summary>
    public sealed record Settled(int Person, int Group) : HardRule;

    /// <summary>All rules of a problem: seats, then together, then apart, each once.</summary>
    internal static HardRule[] Of(GroupProblem problem) =>
        [
            .. problem
                .Fixed.Select(HardRule (seat) => new Settled(seat.Person, seat.Group))
                .Concat(
                    problem.Together.Select(pair => new KeptTogether(
                        Math.Min(pair.A, pair.B),
                        Math.Max(pair.A, pair.B)
                    ))
                )
                .Concat(problem.Apart.Select(pair => new KeptApart(Math.Min(pair.A, pair.B), Math.Max(pair.A, pair.B))))
                .Distinct(),
        ];

    internal IEnumerable<int> People =>
        this switch
        {
            KeptApart(var a, var b) => [a, b],
            KeptTogether(var a, var b) => [a, b],
            Settled(var person, _) => [person],
            _ => [],
        };
}
