namespace Sparring.GroupComposition.Conflicts;

/// <summary>Leaves out of a contradiction every rule it does not need.</summary>
/// <remarks>
/// Deletion filter (Chinneck and Dravnieks 1991): what contradicts itself still without a rule does not need the rule. Blocks first,
/// halved until single rules, so that a few rules among many are found in few searches. Past the work rules stay in.
/// </remarks>
internal static class FewestRules
{
    public static Finding Of(GroupProblem problem, Finding found, ref long work)
    {
        var kept = found.Rules.ToList();
        for (var block = Math.Max(1, kept.Count / 2); ; block = Math.Max(1, block / 2))
        {
            for (var from = kept.Count - block; from > -block; from -= block)
            {
                var (start, end) = (Math.Max(0, from), Math.Min(kept.Count, from + block));
                var rest = kept.Where((_, index) => index < start || index >= end).ToList();
                if (SeatingSearch.CanKeep(problem, rest, ref work) == false)
                    kept = rest;
            }

            if (block == 1)
                break;
        }

        // Fewer rules than the kind stands for are another kind of contradiction.
        return
            kept.Count == found.Rules.Count
            || found.Kind == ContradictionKind.TooFewToSitWith
            || found.Kind == ContradictionKind.NoSeatLeft
            ? found with
            {
                Rules = kept,
            }
            : new Finding(ContradictionKind.Tangle, kept);
    }
}
