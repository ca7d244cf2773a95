using System.Runtime.CompilerServices;
using Sparring.GroupComposition.Series.Designs;

namespace Sparring.GroupComposition.Series;

/// <summary>Gives the points of a design to people, and chooses among its rounds, so that rules and costs weigh least.</summary>
/// <remarks>
/// Nobody meets twice whatever the labels are, so only the price of the pairs who meet counts. Annealing over two moves: two people
/// change points (cost: people), or a round of the design is used instead of another (cost: its pairs). An epoch is 5,000 moves.
/// </remarks>
internal sealed class LabelDesign
{
    private const int MovesPerEpoch = 5_000;

    private readonly Design _design;
    private readonly int[] _price;
    private readonly int _people;
    private readonly int _rounds;
    private readonly int[] _order;
    private readonly int[] _pointOf;
    private readonly int[] _personAt;
    private readonly byte[] _meet;
    private Chance _chance;

    public LabelDesign(Design design, int rounds, int[] price, int seed)
    {
        (_design, _rounds, _price, _people) = (design, rounds, price, design.Points);
        _order = [.. Enumerable.Range(0, design.Rounds.Count)];
        _personAt = [.. Enumerable.Range(0, _people)];
        _pointOf = [.. _personAt];
        _meet = new byte[_people * _people];
        _chance = new Chance((ulong)seed);
        foreach (var round in _order[..rounds])
        {
            Mark(round, 1);
        }

        Cost = _order[..rounds].Sum(PriceOf);
    }

    public long Cost { get; private set; }

    /// <summary>The chosen rounds with people for points.</summary>
    public IReadOnlyList<int[][]> Rounds =>
        [.. _order[.._rounds].Select(round => _design.Rounds[round].Select(PeopleAt).ToArray())];

    public bool Cool(double warm, double cold, int epochs, WorkBudget budget, double share)
    {
        for (var epoch = 0; epoch < epochs && Cost > 0; epoch++)
        {
            if (!budget.Take(share))
            {
                return false;
            }

            var temperature = warm - ((warm - cold) * epoch / epochs);
            for (var move = 0; move < MovesPerEpoch && Cost > 0; move++)
            {
                if (move % 64 == 0 && _order.Length > _rounds)
                {
                    TryRound(temperature);
                }

                TryPeople(temperature);
            }
        }

        return Cost == 0;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void TryPeople(double temperature)
    {
        var (a, b) = (_chance.Below(_people), _chance.Below(_people));
        var (meetA, meetB) = (_pointOf[a] * _people, _pointOf[b] * _people);
        var (priceA, priceB) = (a * _people, b * _people);
        long delta = 0;
        for (var other = 0; other < _people; other++)
        {
            var point = _pointOf[other];
            var change = _meet[meetB + point] - _meet[meetA + point];
            if (change != 0 && other != a && other != b)
            {
                delta += change * ((long)_price[priceA + other] - _price[priceB + other]);
            }
        }

        if (delta <= 0 || delta <= Cooling.Allowance(ref _chance, temperature))
        {
            (_pointOf[a], _pointOf[b]) = (_pointOf[b], _pointOf[a]);
            (_personAt[_pointOf[a]], _personAt[_pointOf[b]]) = (a, b);
            Cost += delta;
        }
    }

    private void TryRound(double temperature)
    {
        var used = _chance.Below(_rounds);
        var free = _rounds + _chance.Below(_order.Length - _rounds);
        var delta = PriceOf(_order[free]) - PriceOf(_order[used]);
        if (delta <= 0 || delta <= Cooling.Allowance(ref _chance, temperature))
        {
            Mark(_order[used], -1);
            Mark(_order[free], 1);
            (_order[used], _order[free]) = (_order[free], _order[used]);
            Cost += delta;
        }
    }

    private long PriceOf(int round)
    {
        var price = 0L;
        foreach (var group in _design.Rounds[round])
        {
            for (var i = 0; i < group.Length; i++)
            {
                for (var j = 0; j < i; j++)
                {
                    price += _price[(_personAt[group[i]] * _people) + _personAt[group[j]]];
                }
            }
        }

        return price;
    }

    private void Mark(int round, int times)
    {
        foreach (var group in _design.Rounds[round])
        {
            foreach (var a in group)
            {
                foreach (var b in group)
                {
                    _meet[(a * _people) + b] = (byte)(_meet[(a * _people) + b] + (a == b ? 0 : times));
                }
            }
        }
    }

    private int[] PeopleAt(int[] points) => [.. points.Select(point => _personAt[point])];
}
