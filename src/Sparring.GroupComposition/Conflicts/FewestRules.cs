namespace Sparring.GroupComposition.Conflicts;

/// <summary>Leaves out of a contradiction everybody and every rule it does not need.</summary>
/// <remarks>
/// Deletion filter (Chinneck and Dravnieks 1991): what contradicts itself still without a rule does not need the rule. First people
/// with all their rules, then single rules; blocks first, halved down to one, so that a few among many are found in few searches.
/// Each search has a share of the work only; where it does not know, the rule stays in.
/// </remarks>
internal static class FewestRules
{
    private const int Shares = 15;

    public static Finding Of(GroupProblem problem, Finding found, ref long work)
    {
        var kept = found.Rules.ToList();
        var people = kept.SelectMany(rule => rule.People).Distinct().Order().ToList();
        LeaveOut(problem, people, (rule, person) => rule.People.Contains(person), ref kept, ref work);
        LeaveOut(problem, kept, (rule, other) => rule == other, ref kept, ref work);

        // Fewer rules than the kind stands for are another kind of contradiction.
        return
            kept.Count == found.Rules.Count
            || found.Kind is ContradictionKind.TooFewToSitWith or ContradictionKind.NoSeatLeft
            ? found with
            {
                Rules = kept,
            }
            : new Finding(ContradictionKind.Tangle, kept);
    }

    private static void LeaveOut<T>(
        GroupProblem problem,
        List<T> things,
        Func<HardRule, T, bool> isAbout,
        ref List<HardRule> kept,
        ref long work
    )
    {
        things = [.. things];
        for (var block = Math.Max(1, things.Count / 2); ; block = Math.Max(1, block / 2))
        {
            for (var end = things.Count; end > 0 && work > 0; end -= block)
            {
                var start = Math.Max(0, end - block);
                var without = things.GetRange(start, end - start);
                var rest = kept.FindAll(rule => !without.Exists(thing => isAbout(rule, thing)));
                var share = work / Shares;
                var before = share;
                var canKeep = SeatingSearch.CanKeep(problem, rest, ref share);
                work -= before - share;
                if (canKeep != false)
                    continue;
                kept = rest;
                things.RemoveRange(start, end - start);
            }

            if (block == 1)
                return;
        }
    }
}
