using System.Numerics;
using System.Runtime.CompilerServices;

namespace Sparring.GroupComposition.Search;

/// <summary>A problem as the search sees it: units that move together, on flat arrays.</summary>
/// <remarks>
/// Keep-together pairs are contracted, so that no step can break them. Memory: people × attributes, plus the pairs that are
/// named in terms and rules; never people × people.
/// </remarks>
internal sealed class Crowd
{
    private readonly int[] _values;
    private readonly int[] _weights;
    private readonly ulong[] _masks;
    private readonly int[][]? _committees;
    private readonly int _committeeWeight;
    private readonly PairTable _pairs;
    private readonly (long Weight, long[] OfUnit)[] _numbers;

    public Crowd(GroupProblem problem)
    {
        Problem = problem;
        Scale = new WeightScale(problem);
        (UnitOf, Members) = Contract(problem);
        Sizes = [.. Members.Select(members => members.Length)];
        Settled = SettledGroups(problem, UnitOf, Members.Length);
        var attributes = problem.Attributes.Where(attribute => attribute.Weight > 0).ToArray();
        _weights = [.. attributes.Select(attribute => Scale.Of(attribute.Weight))];
        _values = Flatten(problem.People, attributes);
        _committeeWeight = problem.Committees.Count == 0 ? 0 : Scale.Of(problem.CommitteeWeight);
        (_masks, _committees) = _committeeWeight == 0 ? ([], null) : MasksOf(problem);
        _pairs = new PairTable(problem, Scale, UnitOf, Members.Length);
        _numbers =
        [
            .. problem.Numbers.Where(number => number.Weight > 0).Select(number => (number.Weight, OfUnits(number))),
        ];
        IsElastic = problem.Sizes.Any(size => size.Least < size.Most);
        Prices = new GroupPrices(problem, Scale, UnitOf, _pairs);
    }

    public GroupProblem Problem { get; }

    public WeightScale Scale { get; }

    /// <summary>Per person the unit.</summary>
    public int[] UnitOf { get; }

    /// <summary>Per unit its people.</summary>
    public int[][] Members { get; }

    /// <summary>Per unit how many people it is.</summary>
    public int[] Sizes { get; }

    /// <summary>Per unit the group that is settled for it, or −1.</summary>
    public int[] Settled { get; }

    public GroupPrices Prices { get; }

    /// <summary>Some group's size may change.</summary>
    public bool IsElastic { get; }

    /// <summary>Some numbers are to be balanced.</summary>
    public bool HasNumbers => _numbers.Length > 0;

    public int Count => Members.Length;

    public PairTable Pairs => _pairs;

    /// <summary>What attributes, committees and numbers cost when two units share a group; named pairs are not in it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public int Likeness(int unit, int other)
    {
        var sum = 0;
        foreach (var a in Members[unit])
        {
            foreach (var b in Members[other])
            {
                sum += LikenessOfPeople(a, b);
            }
        }

        // The square of a sum is the squares and twice the products: a product below 0 balances.
        foreach (var (weight, ofUnit) in _numbers)
        {
            sum += Scale.Of(2 * weight * ofUnit[unit] * ofUnit[other]);
        }

        return sum;
    }

    /// <summary>What the square of a unit's own numbers costs, wherever it sits.</summary>
    public int OwnSquares(int unit)
    {
        var sum = 0;
        foreach (var (weight, ofUnit) in _numbers)
        {
            sum += Scale.Of(weight * ofUnit[unit] * ofUnit[unit]);
        }

        return sum;
    }

    /// <summary>What the pairs inside a unit cost, wherever it sits.</summary>
    public int Inner(int unit)
    {
        var members = Members[unit];
        var sum = _pairs.Inner(unit) + OwnSquares(unit);
        for (var a = 0; a < members.Length; a++)
        {
            for (var b = a + 1; b < members.Length; b++)
            {
                sum += LikenessOfPeople(members[a], members[b]);
            }
        }

        return sum;
    }

    private int LikenessOfPeople(int a, int b)
    {
        var width = _weights.Length;
        var of = _values.AsSpan(a * width, width);
        var with = _values.AsSpan(b * width, width);
        var sum = 0;
        for (var at = 0; at < of.Length; at++)
        {
            sum += of[at] == with[at] ? _weights[at] : 0;
        }

        return _committeeWeight == 0 ? sum : sum + _committeeWeight * Shared(a, b);
    }

    private int Shared(int a, int b) =>
        _committees is null
            ? BitOperations.PopCount(_masks[a] & _masks[b])
            : _committees[a].Count(_committees[b].Contains);

    private long[] OfUnits(NumericAttribute number)
    {
        var deviations = number.Deviations();
        return [.. Members.Select(members => members.Sum(person => deviations[person]))];
    }

    private static int[] Flatten(int people, CategoricalAttribute[] attributes)
    {
        var flat = new int[people * attributes.Length];
        for (var at = 0; at < attributes.Length; at++)
        {
            var values = attributes[at].Values;
            for (var person = 0; person < people; person++)
            {
                flat[person * attributes.Length + at] = values[person];
            }
        }

        return flat;
    }

    // Up to 64 committees fit one word per person; more are looked up.
    private static (ulong[] Masks, int[][]? Lists) MasksOf(GroupProblem problem)
    {
        var numbers = problem.Committees.SelectMany(list => list).Distinct().Order().ToArray();
        if (numbers.Length > 64)
        {
            return ([], [.. problem.Committees.Select(list => list.ToArray())]);
        }

        return (
            [
                .. problem.Committees.Select(list =>
                    list.Aggregate(0UL, (mask, committee) => mask | (1UL << Array.BinarySearch(numbers, committee)))
                ),
            ],
            null
        );
    }

    private static (int[] UnitOf, int[][] Members) Contract(GroupProblem problem)
    {
        var root = Enumerable.Range(0, problem.People).ToArray();
        int Find(int person)
        {
            while (root[person] != person)
            {
                person = root[person] = root[root[person]];
            }

            return person;
        }

        foreach (var pair in problem.Together)
        {
            var (a, b) = (Find(pair.A), Find(pair.B));
            root[Math.Max(a, b)] = Math.Min(a, b);
        }

        // Biggest units first, because they are the hardest to seat and the search wants equal sizes side by side.
        var members = Enumerable
            .Range(0, problem.People)
            .GroupBy(Find)
            .Select(unit => unit.ToArray())
            .OrderByDescending(unit => unit.Length)
            .ThenBy(unit => unit[0])
            .ToArray();
        var unitOf = new int[problem.People];
        for (var unit = 0; unit < members.Length; unit++)
        {
            foreach (var person in members[unit])
            {
                unitOf[person] = unit;
            }
        }

        return (unitOf, members);
    }

    private static int[] SettledGroups(GroupProblem problem, int[] unitOf, int units)
    {
        var settled = new int[units];
        Array.Fill(settled, -1);
        foreach (var seat in problem.Fixed)
        {
            settled[unitOf[seat.Person]] = seat.Group;
        }

        return settled;
    }
}
