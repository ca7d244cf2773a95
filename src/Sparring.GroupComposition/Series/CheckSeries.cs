namespace Sparring.GroupComposition.Series;

/// <summary>What cannot be meant in a series, before anybody plans it.</summary>
internal sealed class CheckSeries(SeriesProblem problem)
{
    /// <summary>Rules, history and search keep a count for each pair: 3,000 people are 9 million bytes of it.</summary>
    public const int MostPeople = 3_000;

    /// <summary>A pair's meetings are counted in a byte.</summary>
    public const int MostRounds = 250;

    private const long LargestWeight = 1_000_000;

    private readonly List<SeriesFault> _faults = [];

    public IReadOnlyList<SeriesFault> Faults()
    {
        if (problem.People < 1)
        {
            _faults.Add(new SeriesFault.NobodyToSeat(problem.People));
            return _faults;
        }

        if (problem.People > MostPeople)
        {
            _faults.Add(new SeriesFault.TooMany(problem.People, MostPeople));
            return _faults;
        }

        CheckRounds();
        foreach (var pair in problem.Apart)
        {
            CheckPair("A pair to keep apart", pair.A, pair.B);
        }

        for (var round = 0; round < problem.Earlier.Count; round++)
        {
            CheckPeople($"Earlier round {round + 1}", problem.Earlier[round].SelectMany(group => group));
        }

        CheckCosts();
        return _faults;
    }

    private void CheckRounds()
    {
        if (problem.Rounds.Count == 0)
        {
            _faults.Add(new SeriesFault.NoRounds());
        }

        if (problem.Rounds.Count > MostRounds)
        {
            _faults.Add(new SeriesFault.TooManyRounds(problem.Rounds.Count, MostRounds));
            return;
        }

        for (var round = 0; round < problem.Rounds.Count && _faults.Count == 0; round++)
        {
            CheckRound(round, problem.Rounds[round]);
        }
    }

    private void CheckRound(int number, SeriesRound round)
    {
        if (round.Sizes.Count == 0)
        {
            _faults.Add(new SeriesFault.NoGroups(number));
            return;
        }

        if (round.Sizes.Any(size => size < 1))
        {
            _faults.Add(new SeriesFault.EmptyGroup(number, round.Sizes.First(size => size < 1)));
            return;
        }

        var seats = round.Sizes.Sum(size => (long)size);
        var present = round.Present?.Count ?? problem.People;
        if (seats != present)
        {
            _faults.Add(new SeriesFault.SizesDoNotSum(number, seats, present));
        }

        CheckPeople($"Round {number + 1}", round.Present ?? []);
    }

    private void CheckPeople(string where, IEnumerable<int> people)
    {
        var seen = new HashSet<int>();
        foreach (var person in people)
        {
            CheckPerson(where, person);
            if (!seen.Add(person))
            {
                _faults.Add(new SeriesFault.PersonTwice(where, person));
            }
        }
    }

    private void CheckPair(string where, int a, int b)
    {
        CheckPerson(where, a);
        CheckPerson(where, b);
        if (a == b)
        {
            _faults.Add(new SeriesFault.PersonTwice(where, a));
        }
    }

    private void CheckPerson(string where, int person)
    {
        if (person < 0 || person >= problem.People)
        {
            _faults.Add(new SeriesFault.UnknownPerson(where, person, problem.People));
        }
    }

    private void CheckCosts()
    {
        foreach (var attribute in problem.Attributes)
        {
            CheckWeight(attribute.Name, attribute.Weight);
            if (attribute.Values.Count != problem.People)
            {
                _faults.Add(new SeriesFault.WrongLength(attribute.Name, attribute.Values.Count, problem.People));
            }
        }

        foreach (var term in problem.Terms)
        {
            foreach (var pair in term.Pairs)
            {
                CheckPair($"“{term.Name}”", pair.A, pair.B);
                var cost = (Int128)term.Weight * pair.Times;
                if (cost < -LargestWeight || cost > LargestWeight)
                {
                    _faults.Add(new SeriesFault.BadWeight(term.Name, term.Weight));
                }
            }
        }
    }

    private void CheckWeight(string name, long weight)
    {
        if (weight is < 0 or > LargestWeight)
        {
            _faults.Add(new SeriesFault.BadWeight(name, weight));
        }
    }
}
