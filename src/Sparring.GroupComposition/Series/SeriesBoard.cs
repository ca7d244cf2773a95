using System.Runtime.CompilerServices;

namespace Sparring.GroupComposition.Series;

/// <summary>Who sits where in every round, with the meetings of every pair counted, on flat arrays.</summary>
/// <remarks>
/// Seats of a round stand one after another, a group is a stretch of them. A swap of two people costs the two groups' sizes to weigh and
/// to do, and allocates nothing. Memory: rounds × people numbers and one byte per pair, plus four where pairs have prices.
/// </remarks>
internal sealed class SeriesBoard
{
    public const int Repeat = 1_000_000;

    private readonly byte[] _met;
    private readonly int[]? _price;
    private readonly int[] _seats;
    private readonly int[] _groupOf;
    private readonly int[][] _starts;
    private readonly MeetingMasks? _masks;

    /// <summary>Nobody sits yet, and only repeats and broken rules count.</summary>
    public SeriesBoard(SeriesProblem problem)
        : this(problem, PairPrices.Rules(problem))
    {
        _masks = problem.People <= MeetingMasks.MostPeople ? new MeetingMasks(problem) : null;
        foreach (var (a, b) in Pairs().Where(pair => _met[(pair.A * People) + pair.B] > 0))
        {
            _masks?.Count(a, b, 1);
        }
    }

    /// <summary>
    /// Nobody sits yet. The price of a pair is what it costs each time it shares a group, people × people; a repeat costs
    /// <see cref="Repeat"/> on top.
    /// </summary>
    public SeriesBoard(SeriesProblem problem, int[]? price)
    {
        People = problem.People;
        Rounds = problem.Rounds.Count;
        _price = price;
        _met = new byte[People * People];
        _seats = new int[Rounds * People];
        _groupOf = new int[Rounds * People];
        _starts = [.. problem.Rounds.Select(StartsOf)];
        foreach (var group in problem.Earlier.SelectMany(round => round))
        {
            MarkMet([.. group]);
        }
    }

    public int People { get; }

    public int Rounds { get; }

    /// <summary>Repeats × <see cref="Repeat"/> and prices; holds after <see cref="Seat"/> and every <see cref="Swap"/>.</summary>
    public long Cost { get; private set; }

    public int SeatsOf(int round) => _starts[round][^1];

    public int PersonAt(int round, int seat) => _seats[(round * People) + seat];

    /// <summary>Seats a round anew.</summary>
    public void Seat(int round, ReadOnlySpan<int> people)
    {
        var row = round * People;
        people.CopyTo(_seats.AsSpan(row));
        var starts = _starts[round];
        for (var group = 0; group < starts.Length - 1; group++)
        {
            for (var seat = starts[group]; seat < starts[group + 1]; seat++)
            {
                _groupOf[row + seat] = group;
                _masks?.Seat(round, group, people[seat]);
                for (var other = starts[group]; other < seat; other++)
                {
                    Cost += Arrival(people[seat], people[other]);
                    Count(people[seat], people[other], 1);
                }
            }
        }
    }

    /// <summary>Takes everybody of a round away.</summary>
    public void Clear(int round)
    {
        var row = round * People;
        var starts = _starts[round];
        for (var group = 0; group < starts.Length - 1; group++)
        {
            for (var seat = starts[group]; seat < starts[group + 1]; seat++)
            {
                _masks?.Leave(round, group, _seats[row + seat]);
                for (var other = starts[group]; other < seat; other++)
                {
                    var (a, b) = (_seats[row + seat], _seats[row + other]);
                    Cost -= Departure(a, b);
                    Count(a, b, -1);
                }
            }
        }
    }

    /// <summary>What the cost would change by; 0 for two of one group.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public long Delta(int round, int seatA, int seatB)
    {
        var row = round * People;
        var (groupA, groupB) = (_groupOf[row + seatA], _groupOf[row + seatB]);
        if (groupA == groupB)
        {
            return 0;
        }

        var (a, b) = (_seats[row + seatA], _seats[row + seatB]);
        if (_masks is not null)
        {
            return (long)_masks.Delta(round, groupA, groupB, a, b) * Repeat;
        }

        var starts = _starts[round];
        var (rowA, rowB) = (a * People, b * People);
        long delta = 0;
        for (var seat = starts[groupA]; seat < starts[groupA + 1]; seat++)
        {
            var other = _seats[row + seat];
            if (other != a)
            {
                delta += ArrivalAt(rowB + other) - DepartureAt(rowA + other);
            }
        }

        for (var seat = starts[groupB]; seat < starts[groupB + 1]; seat++)
        {
            var other = _seats[row + seat];
            if (other != b)
            {
                delta += ArrivalAt(rowA + other) - DepartureAt(rowB + other);
            }
        }

        return delta;
    }

    public void Swap(int round, int seatA, int seatB, long delta)
    {
        var row = round * People;
        var (a, b) = (_seats[row + seatA], _seats[row + seatB]);
        var (groupA, groupB) = (_groupOf[row + seatA], _groupOf[row + seatB]);
        if (groupA != groupB)
        {
            CountGroup(round, groupA, a, b);
            CountGroup(round, groupB, b, a);
            _masks?.Leave(round, groupA, a);
            _masks?.Leave(round, groupB, b);
            _masks?.Seat(round, groupA, b);
            _masks?.Seat(round, groupB, a);
        }

        (_seats[row + seatA], _seats[row + seatB]) = (b, a);
        Cost += delta;
    }

    public void Save(int[] seats) => _seats.CopyTo(seats, 0);

    public void Load(int[] seats)
    {
        for (var round = 0; round < Rounds; round++)
        {
            Clear(round);
            Seat(round, seats.AsSpan(round * People, SeatsOf(round)));
        }
    }

    public IReadOnlyList<IReadOnlyList<int>> Groups(int round, int[] seats) =>
        [
            .. Enumerable
                .Range(0, _starts[round].Length - 1)
                .Select(group =>
                    (IReadOnlyList<int>)
                        [
                            .. seats[
                                ((round * People) + _starts[round][group])..(
                                    (round * People) + _starts[round][group + 1]
                                )
                            ]
                                .Order(),
                        ]
                ),
        ];

    private IEnumerable<PersonPair> Pairs() =>
        Enumerable.Range(0, People).SelectMany(a => Enumerable.Range(0, a).Select(b => new PersonPair(a, b)));

    /// <summary>The seat at which each group begins, and how many seats there are.</summary>
    public static int[] StartsOf(SeriesRound round)
    {
        var starts = new int[round.Sizes.Count + 1];
        for (var group = 0; group < round.Sizes.Count; group++)
        {
            starts[group + 1] = starts[group] + round.Sizes[group];
        }

        return starts;
    }

    private void CountGroup(int round, int group, int leaves, int comes)
    {
        var row = round * People;
        var starts = _starts[round];
        for (var seat = starts[group]; seat < starts[group + 1]; seat++)
        {
            var other = _seats[row + seat];
            if (other != leaves)
            {
                Count(leaves, other, -1);
                Count(comes, other, 1);
            }
        }
    }

    private void MarkMet(int[] group)
    {
        foreach (var a in group)
        {
            foreach (var b in group)
            {
                _met[(a * People) + b] = 1;
            }
        }
    }

    private void Count(int a, int b, int times)
    {
        var now = (byte)(_met[(a * People) + b] + times);
        (_met[(a * People) + b], _met[(b * People) + a]) = (now, now);
        _masks?.Count(a, b, now);
    }

    private long Arrival(int a, int b) => ArrivalAt((a * People) + b);

    private long Departure(int a, int b) => DepartureAt((a * People) + b);

    private int ArrivalAt(int pair) => (_met[pair] > 0 ? Repeat : 0) + (_price is null ? 0 : _price[pair]);

    private int DepartureAt(int pair) => (_met[pair] > 1 ? Repeat : 0) + (_price is null ? 0 : _price[pair]);
}
