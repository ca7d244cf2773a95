namespace Sparring.GroupComposition;

/// <summary>What cannot be meant in a problem, before anybody searches: every fault, in the order of the problem's parts.</summary>
/// <remarks>Cost: one pass over the problem. A problem without faults may still contradict itself; see Contradictions.</remarks>
internal sealed class CheckProblem(GroupProblem problem)
{
    /// <summary>The largest whole number every reader of JSON holds exactly, 2^53 − 1.</summary>
    public const long LargestCost = 9_007_199_254_740_991;

    private readonly List<ProblemFault> _faults = [];

    public IReadOnlyList<ProblemFault> Faults()
    {
        CheckSizes();
        foreach (var attribute in problem.Attributes)
        {
            CheckAttribute(attribute);
        }

        CheckCommittees();
        foreach (var number in problem.Numbers)
        {
            CheckWeightAndLength(number.Name, number.Weight, number.Values.Count);
        }

        foreach (var term in problem.Terms)
        {
            CheckTerm(term);
        }

        CheckPairs("A pair to keep apart", problem.Apart);
        CheckPairs("A pair to keep together", problem.Together);
        CheckSeats();
        return _faults.Count == 0 ? CostFaults() : _faults;
    }

    /// <summary>Of a problem that has no other fault: whether its weights pass what can be counted.</summary>
    public IReadOnlyList<ProblemFault> CostFaults() => CostsTooMuch() ? [new ProblemFault.WeightsTooLarge()] : [];

    private void CheckSizes()
    {
        if (problem.People < 1)
        {
            _faults.Add(new ProblemFault.NobodyToCompose(problem.People));
        }

        if (problem.Sizes.Count == 0)
        {
            _faults.Add(new ProblemFault.NoGroups());
            return;
        }

        long least = 0;
        long most = 0;
        for (var group = 0; group < problem.Sizes.Count; group++)
        {
            var size = problem.Sizes[group];
            least += size.Least;
            most += size.Most;
            if (size.Most < 1)
            {
                _faults.Add(new ProblemFault.EmptyGroup(group, size.Most));
            }
            else if (size.Least > size.Most || size.Least < 0)
            {
                _faults.Add(new ProblemFault.ReversedSize(group, size));
            }
        }

        if (problem.People < least || problem.People > most)
        {
            _faults.Add(new ProblemFault.SizesDoNotSum(least, most, problem.People));
        }
    }

    private void CheckAttribute(CategoricalAttribute attribute)
    {
        CheckWeightAndLength(attribute.Name, attribute.Weight, attribute.Values.Count);
        for (var person = 0; person < attribute.Values.Count; person++)
        {
            if (attribute.Values[person] < 0)
            {
                _faults.Add(new ProblemFault.UnknownValue(attribute.Name, person, attribute.Values[person]));
            }
        }
    }

    private void CheckWeightAndLength(string name, long weight, int entries)
    {
        if (weight < 0)
        {
            _faults.Add(new ProblemFault.NegativeWeight(name, weight));
        }

        if (entries != problem.People)
        {
            _faults.Add(new ProblemFault.WrongLength(name, entries, problem.People));
        }
    }

    private void CheckCommittees()
    {
        if (problem.CommitteeWeight < 0)
        {
            _faults.Add(new ProblemFault.NegativeWeight("committee", problem.CommitteeWeight));
        }

        if (problem.Committees.Count != 0 && problem.Committees.Count != problem.People)
        {
            _faults.Add(new ProblemFault.WrongLength("committees", problem.Committees.Count, problem.People));
        }

        for (var person = 0; person < problem.Committees.Count; person++)
        {
            var seats = problem.Committees[person];
            if (seats.Any(committee => committee < 0))
            {
                _faults.Add(new ProblemFault.UnknownValue("committees", person, seats.Min()));
            }

            if (seats.Count > 1 && seats.Distinct().Count() != seats.Count)
            {
                _faults.Add(new ProblemFault.PersonTwice("A committee", person));
            }
        }
    }

    private void CheckTerm(PairTerm term)
    {
        foreach (var pair in term.Pairs)
        {
            CheckPair($"“{term.Name}”", pair.A, pair.B);
            if (pair.Times < 0)
            {
                _faults.Add(new ProblemFault.NegativeCount(term.Name, pair));
            }
        }
    }

    private void CheckPairs(string where, IReadOnlyList<PersonPair> pairs)
    {
        foreach (var pair in pairs)
        {
            CheckPair(where, pair.A, pair.B);
        }
    }

    private void CheckPair(string where, int a, int b)
    {
        CheckPerson(where, a);
        CheckPerson(where, b);
        if (a == b)
        {
            _faults.Add(new ProblemFault.PersonTwice(where, a));
        }
    }

    private void CheckPerson(string where, int person)
    {
        if (person < 0 || person >= problem.People)
        {
            _faults.Add(new ProblemFault.UnknownPerson(where, person, problem.People));
        }
    }

    private void CheckSeats()
    {
        var seated = new HashSet<int>();
        foreach (var seat in problem.Fixed)
        {
            CheckPerson("A settled seat", seat.Person);
            if (seat.Group < 0 || seat.Group >= problem.Sizes.Count)
            {
                _faults.Add(new ProblemFault.UnknownGroup("A settled seat", seat.Group, problem.Sizes.Count));
            }

            if (!seated.Add(seat.Person))
            {
                _faults.Add(new ProblemFault.PersonTwice("A list of settled seats", seat.Person));
            }
        }
    }

    // Everybody on one side of the mean in one group; no answer costs more.
    private static decimal LargestSquares(NumericAttribute number)
    {
        var furthest = number.Deviations().Sum(off => (decimal)Math.Abs(off));
        return number.Weight * furthest * furthest;
    }

    private bool CostsTooMuch()
    {
        // Whatever the answer, no more pairs than these share a group. Half the range stays free for differences.
        var pairs = problem.Sizes.Sum(size =>
        {
            decimal most = Math.Min(size.Most, problem.People);
            return most * (most - 1) / 2;
        });
        var committees = problem.Committees.Count == 0 ? 0 : problem.Committees.Max(seats => seats.Count);
        try
        {
            var largest =
                pairs * problem.Attributes.Sum(attribute => (decimal)attribute.Weight)
                + pairs * committees * problem.CommitteeWeight
                + problem.Numbers.Sum(LargestSquares)
                + problem.Terms.Sum(term =>
                    Math.Abs((decimal)term.Weight) * term.Pairs.Sum(pair => (decimal)pair.Times)
                );
            return largest > LargestCost;
        }
        catch (OverflowException)
        {
            // Too large for 28 digits is too large.
            return true;
        }
    }
}
