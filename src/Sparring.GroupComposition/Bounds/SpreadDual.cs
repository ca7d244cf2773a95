namespace Sparring.GroupComposition.Bounds;

/// <summary>How many pairs must share a value when values, group sizes and sets held together are looked at all at once.</summary>
/// <remarks>
/// Lagrange multipliers price the people of each value; each group then takes the cheapest people for itself (greedy, exact because
/// the cost of a value in a group is convex). A set held together can only make its group dearer: by how much at least is added for
/// each. Any prices give a bound; they are improved one by one and in pairs, in halves of a pair, as far as the work goes.
/// Without sets it is the dual of a convex transport problem and exact at the best prices.
/// Source: Lagrangian relaxation (Geoffrion 1974) and convex separable selection (Fox 1966).
/// Cost: prices tried × (kinds of sets + group sizes) × values × largest group, at most <see cref="MostWork"/>.
/// </remarks>
internal sealed class SpreadDual
{
    public const int Scale = 2;
    private const int MostPaired = 12;
    private const long MostWork = 2_000_000;

    private readonly List<(GroupSize Size, int Groups)> _sizes;
    private readonly int[] _people;
    private readonly HeldValues _held;
    private readonly long[] _price;
    private readonly long[] _marginal;
    private readonly long[] _alone;
    private long _work;

    private SpreadDual(GroupProblem problem, int[] people, HeldValues held)
    {
        _sizes = [.. problem.Sizes.GroupBy(size => size).Select(same => (same.Key, same.Count()))];
        (_people, _held) = (people, held);
        _price = [.. people.Select(count => (long)Scale * ((count - 1) / problem.Sizes.Count))];
        (_marginal, _alone) = (new long[people.Length], new long[_sizes.Count]);
    }

    /// <summary>Improves prices for the values of one attribute; <paramref name="valueOf"/> numbers them from 0.</summary>
    public static SpreadDual Of(GroupProblem problem, TogetherSets sets, int[] valueOf, int kinds)
    {
        var people = new int[kinds];
        foreach (var value in valueOf)
            people[value]++;
        var dual = new SpreadDual(problem, people, HeldValues.Of(problem, sets, valueOf));
        dual.Pairs = (dual.Best() + Scale - 1) / Scale;
        return dual;
    }

    /// <summary>At least so many pairs share a value in a group.</summary>
    public long Pairs { get; private set; }

    /// <summary>Scaled price of one person of a value.</summary>
    public long PriceOf(int value) => _price[value];

    /// <summary>Scaled pairs of a group of this size are at least this much above its people's prices.</summary>
    public long LeastOf(GroupSize size) => Cheapest(size, []);

    private long Best()
    {
        var best = Value();
        for (var better = true; better && _work < MostWork; )
        {
            better = false;
            for (var value = 0; value < _price.Length; value++)
                better |= Improve(ref best, value, value);
            for (var value = 0; !better && _price.Length <= MostPaired && value < _price.Length; value++)
            {
                for (var other = value + 1; other < _price.Length; other++)
                    better |= Improve(ref best, value, other);
            }
        }

        return best;
    }

    private bool Improve(ref long best, int value, int other)
    {
        var better = false;
        foreach (
            var (step, otherStep) in value == other
                ? [(1, 0), (-1, 0)]
                : ((int, int)[])[(1, 1), (-1, -1), (1, -1), (-1, 1)]
        )
        {
            while (_work < MostWork)
            {
                _price[value] += step;
                _price[other] += otherStep;
                if (Value() is var found && found <= best)
                {
                    _price[value] -= step;
                    _price[other] -= otherStep;
                    break;
                }

                (best, better) = (found, true);
            }
        }

        return better;
    }

    private long Value()
    {
        long total = 0;
        for (var value = 0; value < _price.Length; value++)
            total += _price[value] * _people[value];
        for (var size = 0; size < _sizes.Count; size++)
        {
            _alone[size] = Cheapest(_sizes[size].Size, []);
            total += _sizes[size].Groups * _alone[size];
        }

        return total + _held.Surplus(Dearer);
    }

    // By how much a group that holds these people is dearer than a free one, in the size where it matters least.
    private long Dearer(int[] values)
    {
        var least = long.MaxValue;
        for (var size = 0; size < _sizes.Count; size++)
        {
            if (_sizes[size].Size.Most >= values.Length)
                least = Math.Min(least, Cheapest(_sizes[size].Size, values) - _alone[size]);
        }

        return least == long.MaxValue ? 0 : least;
    }

    private long Cheapest(GroupSize size, int[] held)
    {
        _work += (long)_price.Length * (size.Least + 2);
        for (var value = 0; value < _price.Length; value++)
            _marginal[value] = -_price[value];
        long cost = 0;
        var seats = 0;
        foreach (var value in held)
        {
            cost += _marginal[value];
            _marginal[value] += Scale;
            seats++;
        }

        for (; seats < size.Most; seats++)
        {
            var next = 0;
            for (var value = 1; value < _marginal.Length; value++)
                next = _marginal[value] < _marginal[next] ? value : next;
            if (seats >= size.Least && _marginal[next] >= 0)
                break;
            cost += _marginal[next];
            _marginal[next] += Scale;
        }

        return cost;
    }
}
