namespace Sparring.DisclosureControl.Planning;

/// <summary>One part of one breakdown that a plan may show.</summary>
internal sealed record Candidate(int Breakdown, string Part, NamedSet Set, long Worth, int[] Kinds);

/// <summary>
/// What may be chosen, with people of one kind counted together: nobody who asks can tell two people apart who are in the same parts of
/// every breakdown and in the same earlier reports.
/// </summary>
/// <remarks>Cost: one pass over the people for each breakdown and each earlier set.</remarks>
internal sealed class Candidates
{
    private Candidates(Candidate[] all, int[] weights, Refinement start, bool wholeFits)
    {
        All = all;
        Weights = weights;
        Start = start;
        WholeFits = wholeFits;
    }

    public Candidate[] All { get; }

    /// <summary>How many people each kind has.</summary>
    public int[] Weights { get; }

    /// <summary>The cells before anything is chosen: the earlier reports and the whole.</summary>
    public Refinement Start { get; }

    public bool WholeFits { get; }

    public static Candidates Of(PlanRequest request, PersonSet whole)
    {
        var (kindOf, kinds) = Kinds(request, whole);
        var weights = new int[kinds];
        foreach (var kind in kindOf)
        {
            weights[kind]++;
        }

        var start = new Refinement(kinds);
        foreach (var set in request.AlreadyOut)
        {
            start.Add(KindsOf(set.Members, kindOf), weights);
        }

        var all = KindsOf(whole, kindOf);
        var fits = whole.Count > 0 && start.Allows(all, weights, request.Smallest);
        if (fits)
        {
            start.Add(all, weights);
        }

        return new(fits ? [.. Parts(request, whole, kindOf)] : [], weights, start, fits);
    }

    private static IEnumerable<Candidate> Parts(PlanRequest request, PersonSet whole, int[] kindOf)
    {
        foreach (var (number, breakdown) in request.Breakdowns.Index())
        {
            var members = new List<int>[breakdown.Parts.Count];
            for (var part = 0; part < members.Length; part++)
            {
                members[part] = [];
            }

            foreach (var person in whole.ToArray())
            {
                if (breakdown.PartOf[person] is >= 0 and var part)
                {
                    members[part].Add(person);
                }
            }

            foreach (var (part, people) in members.Index().Where(part => part.Item.Count > 0))
            {
                var set = new NamedSet($"{breakdown.Name}: {breakdown.Parts[part]}", PersonSet.Of(people));
                var worth = (long)breakdown.Worth * people.Count;
                yield return new(number, breakdown.Parts[part], set, worth, KindsOf(set.Members, kindOf));
            }
        }
    }

    // Exact: each pass tells apart exactly those that the next breakdown tells apart.
    private static (int[] KindOf, int Kinds) Kinds(PlanRequest request, PersonSet whole)
    {
        var people = Math.Max(request.People, request.AlreadyOut.Select(set => set.Members.End).DefaultIfEmpty().Max());
        var kindOf = new int[people];
        var kinds = Tell(kindOf, 1, 2, person => whole.Contains(person) ? 1 : 0);
        foreach (var breakdown in request.Breakdowns)
        {
            var parts = breakdown.Parts.Count + 1;
            kinds = Tell(kindOf, kinds, parts, person => whole.Contains(person) ? breakdown.PartOf[person] + 1 : 0);
        }

        foreach (var set in request.AlreadyOut)
        {
            kinds = Tell(kindOf, kinds, 2, person => set.Members.Contains(person) ? 1 : 0);
        }

        return (kindOf, kinds);
    }

    private static int Tell(int[] kindOf, int kinds, int parts, Func<int, int> part)
    {
        if (kinds == kindOf.Length)
        {
            return kinds;
        }

        var numbers = new int[kinds * parts];
        var known = 0;
        for (var person = 0; person < kindOf.Length; person++)
        {
            ref var number = ref numbers[(kindOf[person] * parts) + part(person)];
            if (number == 0)
            {
                known++;
                number = known;
            }

            kindOf[person] = number - 1;
        }

        return known;
    }

    private static int[] KindsOf(PersonSet people, int[] kindOf)
    {
        var kinds = people.ToArray();
        for (var at = 0; at < kinds.Length; at++)
        {
            kinds[at] = kindOf[kinds[at]];
        }

        Array.Sort(kinds);
        var known = 0;
        foreach (var kind in kinds)
        {
            if (known == 0 || kinds[known - 1] != kind)
            {
                kinds[known] = kind;
                known++;
            }
        }

        return kinds[..known];
    }
}
