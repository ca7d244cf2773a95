namespace Sparring.GroupComposition.Reasons;

/// <summary>Answers that cost no more than they must and put other people together.</summary>
public static class OtherAnswers
{
    private const string Again = "together in another answer";

    /// <summary>
    /// As many answers as asked for, one after another: each as cheap as can be, and among equals the one that repeats the fewest
    /// pairs of the answers before it.
    /// </summary>
    /// <param name="problem">A problem without faults.</param>
    /// <param name="first">The groups to differ from.</param>
    /// <param name="count">How many more answers.</param>
    /// <param name="options">How long to search for each.</param>
    /// <param name="cancel">Ends the search; the answers so far are returned.</param>
    public static IReadOnlyList<Composition> To(
        GroupProblem problem,
        IReadOnlyList<IReadOnlyList<int>> first,
        int count,
        ComposeOptions options,
        CancellationToken cancel = default
    )
    {
        var known = new List<IReadOnlyList<IReadOnlyList<int>>> { first };
        var answers = new List<Composition>();
        while (answers.Count < count && !cancel.IsCancellationRequested)
        {
            var repeated = known.SelectMany(PairsOf).ToArray();
            // Any cost is dearer than all repeated pairs: first as cheap as can be, then as different as can be.
            var scaled = Scale(problem, repeated.Length + 1, repeated);
            if (scaled.Check().Count > 0)
            {
                break;
            }

            var found = Composer.Compose(scaled, options with { Seed = options.Seed + answers.Count + 1 }, cancel);
            var report = CostOf.Groups(problem, found.Groups);
            answers.Add(found with { Report = report, LowerBound = Bounds.LowerBound.Of(problem).Value });
            known.Add(found.Groups);
        }

        return answers;
    }

    private static GroupProblem Scale(GroupProblem problem, long factor, CountedPair[] repeated) =>
        problem with
        {
            Attributes = [.. problem.Attributes.Select(own => own with { Weight = own.Weight * factor })],
            CommitteeWeight = problem.CommitteeWeight * factor,
            Numbers = [.. problem.Numbers.Select(own => own with { Weight = own.Weight * factor })],
            Terms =
            [
                .. problem.Terms.Select(term => term with { Weight = term.Weight * factor }),
                new PairTerm(Again, 1, repeated),
            ],
        };

    private static IEnumerable<CountedPair> PairsOf(IReadOnlyList<IReadOnlyList<int>> groups) =>
        groups.SelectMany(group =>
            group.SelectMany((person, at) => group.Skip(at + 1).Select(other => new CountedPair(person, other, 1)))
        );
}
