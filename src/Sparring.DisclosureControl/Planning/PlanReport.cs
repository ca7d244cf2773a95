namespace Sparring.DisclosureControl.Planning;

/// <summary>
/// The most useful report the atom rule allows: before a survey opens from the roster, at closing from those who answered. It decides
/// from who is in which part alone.
/// </summary>
public static class PlanReport
{
    /// <summary>The best plan found, and how good it is.</summary>
    /// <exception cref="ArgumentException">The request has faults; ask <see cref="PlanRequest.Check"/> first.</exception>
    public static ReportPlan Of(PlanRequest request)
    {
        if (request.Check() is [var fault, ..])
        {
            throw new ArgumentException(fault.Sentence, nameof(request));
        }

        var everybody = PersonSet.Everybody(request.People);
        var whole = new NamedSet(
            request.Whole,
            request.Respondents is { } answered ? everybody.And(answered) : everybody
        );
        var candidates = Candidates.Of(request, whole.Members);
        var conflicts = new Conflicts(candidates.All, whole.Members.Count, request.Smallest);
        var search = new PlanSearch(candidates, conflicts, request.Smallest, request.Effort);
        search.Run();
        return Said(request, whole, candidates, search);
    }

    private static ReportPlan Said(PlanRequest request, NamedSet whole, Candidates candidates, PlanSearch search)
    {
        var chosen = search.Best.Chosen.Order().ToArray();
        NamedSet[] sets = candidates.WholeFits
            ? [whole, .. chosen.Select(candidate => candidates.All[candidate].Set)]
            : [];
        NamedSet[] seen = [.. request.AlreadyOut, .. sets];
        var cells = new Refinement(request.People);
        foreach (var set in seen)
        {
            cells.Add(set.Members.ToArray(), []);
        }

        return new()
        {
            Smallest = request.Smallest,
            ShowsWhole = candidates.WholeFits,
            Worth = search.Best.Worth,
            UpperBound = search.UpperBound,
            Spare = candidates.WholeFits ? Math.Max(0, search.Best.Cells.Sizes.Min() - request.Smallest) : 0,
            Sets = sets,
            Breakdowns =
            [
                .. request
                    .Breakdowns.Index()
                    .Select(asked => PlanOf(asked, whole, candidates, [.. chosen], seen, cells, request.Smallest)),
            ],
        };
    }

    private static BreakdownPlan PlanOf(
        (int Index, Breakdown Item) asked,
        NamedSet whole,
        Candidates candidates,
        HashSet<int> chosen,
        NamedSet[] seen,
        Refinement cells,
        int smallest
    )
    {
        var mine = candidates.All.Index().Where(candidate => candidate.Item.Breakdown == asked.Index).ToArray();
        var shown = mine.Where(candidate => chosen.Contains(candidate.Index)).ToArray();
        return new(
            asked.Item.Name,
            [.. shown.Select(candidate => candidate.Item.Part)],
            [
                .. mine.Except(shown)
                    .Select(candidate => new Withheld(
                        candidate.Item.Part,
                        Reason(candidate.Item, seen, cells, smallest)
                    )),
            ],
            whole.Members.Count - shown.Sum(candidate => candidate.Item.Set.Members.Count)
        );
    }

    private static Isolation Reason(Candidate candidate, NamedSet[] seen, Refinement cells, int smallest) =>
        FindIsolation.Against(candidate.Set, seen, cells, smallest)
        ?? throw new InvalidOperationException("What no published set forbids would have been chosen.");
}
