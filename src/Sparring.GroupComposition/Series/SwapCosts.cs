namespace Sparring.GroupComposition.Series;

/// <summary>What every swap of every round costs in repeats, kept up as people change places; a broken rule is two.</summary>
/// <remarks>
/// Per round, person and group: what the person would meet there again; per seat: what leaving it saves. A swap is then five looks, and
/// doing one costs people + pairs met anew × rounds. Memory: rounds × people × groups numbers and two bytes per pair.
/// </remarks>
internal sealed class SwapCosts
{
    private readonly int _groups;
    private readonly byte[] _met;
    private readonly bool[] _apart;
    private readonly int[] _seats;
    private readonly int[] _seatOf;
    private readonly int[] _groupOf;
    private readonly int[][] _starts;
    private readonly int[] _with;
    private readonly int[] _leaving;
    private readonly List<(int A, int B)> _changed = [];

    public SwapCosts(SeriesProblem problem, int[] seats)
    {
        (People, Rounds) = (problem.People, problem.Rounds.Count);
        _groups = problem.Rounds.Max(round => round.Sizes.Count);
        _met = new byte[People * People];
        _apart = new bool[People * People];
        _seats = (int[])seats.Clone();
        _seatOf = new int[Rounds * People];
        _groupOf = new int[Rounds * People];
        _starts = [.. problem.Rounds.Select(SeriesBoard.StartsOf)];
        _with = new int[Rounds * People * _groups];
        _leaving = new int[Rounds * People];
        Array.Fill(_groupOf, -1);
        CountMeetings(problem);
        for (var round = 0; round < Rounds; round++)
        {
            SumGroups(round);
        }
    }

    public int People { get; }

    public int Rounds { get; }

    /// <summary>The pairs whose meetings the last swap changed so that other swaps cost otherwise.</summary>
    public IReadOnlyList<(int A, int B)> Changed => _changed;

    public void Save(int[] seats) => _seats.CopyTo(seats, 0);

    public int GroupsOf(int round) => _starts[round].Length - 1;

    /// <summary>The group somebody sits in, or −1 for who is away.</summary>
    public int GroupOf(int round, int person) => _groupOf[(round * People) + person];

    public ReadOnlySpan<int> Present(int round) => _seats.AsSpan(round * People, _starts[round][^1]);

    public ReadOnlySpan<int> Members(int round, int group)
    {
        var starts = _starts[round];
        return _seats.AsSpan((round * People) + starts[group], starts[group + 1] - starts[group]);
    }

    /// <summary>What changing places would cost two of different groups.</summary>
    public int Delta(int round, int a, int b)
    {
        var row = round * People;
        return _with[((row + a) * _groups) + _groupOf[row + b]]
            + _with[((row + b) * _groups) + _groupOf[row + a]]
            - (2 * Arrival(a, b))
            - _leaving[row + a]
            - _leaving[row + b];
    }

    public void Swap(int round, int a, int b)
    {
        var (groupA, groupB) = (GroupOf(round, a), GroupOf(round, b));
        Exchange(round, a, b);
        _changed.Clear();
        ChangeMeetings(Members(round, groupA), a, b);
        ChangeMeetings(Members(round, groupB), b, a);
    }

    /// <summary>Seats and sums of the round with the two exchanged; the meetings are those of before.</summary>
    private void Exchange(int round, int a, int b)
    {
        var row = round * People;
        var (groupA, groupB) = (_groupOf[row + a], _groupOf[row + b]);
        for (var person = 0; person < People; person++)
        {
            var more = (person == b ? 0 : Arrival(person, b)) - (person == a ? 0 : Arrival(person, a));
            _with[((row + person) * _groups) + groupA] += more;
            _with[((row + person) * _groups) + groupB] -= more;
        }

        (_seatOf[row + a], _seatOf[row + b]) = (_seatOf[row + b], _seatOf[row + a]);
        (_seats[row + _seatOf[row + a]], _seats[row + _seatOf[row + b]]) = (a, b);
        (_groupOf[row + a], _groupOf[row + b]) = (groupB, groupA);
        SumLeaving(round, groupA);
        SumLeaving(round, groupB);
    }

    private void ChangeMeetings(ReadOnlySpan<int> group, int left, int came)
    {
        foreach (var other in group)
        {
            if (other != came)
            {
                Meet(left, other, -1);
                Meet(came, other, 1);
            }
        }
    }

    private void Meet(int a, int b, int times)
    {
        var (pair, mirror) = ((a * People) + b, (b * People) + a);
        var (arrival, departure) = (Arrival(a, b), Departure(a, b));
        _met[pair] = _met[mirror] = (byte)(_met[pair] + times);
        var (more, dearer) = (Arrival(a, b) - arrival, Departure(a, b) - departure);
        if (more == 0 && dearer == 0)
        {
            return;
        }

        _changed.Add((a, b));
        for (var round = 0; round < Rounds; round++)
        {
            var row = round * People;
            var (groupA, groupB) = (_groupOf[row + a], _groupOf[row + b]);
            if (groupA < 0 || groupB < 0)
            {
                continue;
            }

            _with[((row + a) * _groups) + groupB] += more;
            _with[((row + b) * _groups) + groupA] += more;
            if (groupA == groupB)
            {
                _leaving[row + a] += dearer;
                _leaving[row + b] += dearer;
            }
        }
    }

    private void CountMeetings(SeriesProblem problem)
    {
        foreach (var (a, b) in problem.Apart)
        {
            _apart[(a * People) + b] = _apart[(b * People) + a] = true;
        }

        foreach (var group in problem.Earlier.SelectMany(round => round))
        {
            foreach (var pair in group.SelectMany(a => group.Where(b => b != a).Select(b => (a * People) + b)))
            {
                _met[pair] = 1;
            }
        }

        for (var round = 0; round < Rounds; round++)
        {
            for (var group = 0; group < _starts[round].Length - 1; group++)
            {
                for (var seat = _starts[round][group]; seat < _starts[round][group + 1]; seat++)
                {
                    var person = _seats[(round * People) + seat];
                    (_seatOf[(round * People) + person], _groupOf[(round * People) + person]) = (seat, group);
                    foreach (var other in Members(round, group)[..(seat - _starts[round][group])])
                    {
                        _met[(person * People) + other]++;
                        _met[(other * People) + person]++;
                    }
                }
            }
        }
    }

    private void SumGroups(int round)
    {
        for (var group = 0; group < _starts[round].Length - 1; group++)
        {
            for (var person = 0; person < People; person++)
            {
                foreach (var other in Members(round, group))
                {
                    _with[(((round * People) + person) * _groups) + group] +=
                        person == other ? 0 : Arrival(person, other);
                }
            }

            SumLeaving(round, group);
        }
    }

    private void SumLeaving(int round, int group)
    {
        foreach (var person in Members(round, group))
        {
            var sum = 0;
            foreach (var other in Members(round, group))
            {
                sum += person == other ? 0 : Departure(person, other);
            }

            _leaving[(round * People) + person] = sum;
        }
    }

    private int Arrival(int a, int b)
    {
        var pair = (a * People) + b;
        return (_met[pair] > 0 ? 1 : 0) + (_apart[pair] ? 2 : 0);
    }

    private int Departure(int a, int b)
    {
        var pair = (a * People) + b;
        return (_met[pair] > 1 ? 1 : 0) + (_apart[pair] ? 2 : 0);
    }
}
