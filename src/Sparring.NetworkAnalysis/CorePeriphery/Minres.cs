namespace Sparring.NetworkAnalysis.CorePeriphery;

/// <summary>The loadings c of one factor without a diagonal, person by person until nothing changes.</summary>
internal sealed class Minres
{
    private const double Enough = 1e-11;
    private const int Leap = 6;
    private const int MostRounds = 5000;
    private readonly TieList _ties;
    private readonly double[] _means;
    private readonly bool[] _silent;
    private readonly TieList _unknown;
    private readonly double[] _loading;
    private readonly double[] _step;

    public Minres(Network network)
    {
        (_ties, _silent) = (network.Undirected, network.Answers.Silent);
        (_means, _unknown) = (MeansOf(network), UnknownPairs(network.Answers));
        _loading = Start();
        _step = new double[_loading.Length];
    }

    public void Settle(CancellationToken cancel)
    {
        var (all, quiet) = (0.0, 0.0);
        for (var round = 0; round < MostRounds; round++)
        {
            cancel.ThrowIfCancellationRequested();
            // Anew each round, so that rounding does not add up.
            (all, quiet) = (SumOf(2, _ => true), SumOf(2, person => _silent[person]));
            var (change, most, along, before) = (0.0, 0.0, 0.0, 0.0);
            for (var person = 0; person < _loading.Length; person++)
            {
                var old = _loading[person];
                var next = Better(person, all, quiet);
                all += (next * next) - (old * old);
                quiet += _silent[person] ? (next * next) - (old * old) : 0;
                _loading[person] = next;
                var step = next - old;
                along += step * _step[person];
                before += _step[person] * _step[person];
                _step[person] = step;
                (change, most) = (Math.Max(change, Math.Abs(next - old)), Math.Max(most, next));
            }

            if (change <= Enough * most)
            {
                break;
            }

            if (round % Leap == Leap - 1)
            {
                LeapAhead(before > 0 ? along / before : 0);
            }
        }
    }

    // Late steps shrink by the same share each round; the rest of them is added at once (Aitken, 1926), and the next rounds mend it.
    private void LeapAhead(double share)
    {
        if (share is <= 0.3 or >= 0.999)
        {
            return;
        }

        for (var person = 0; person < _loading.Length; person++)
        {
            _loading[person] = Math.Max(0, _loading[person] + (_step[person] * share / (1 - share)));
        }
    }

    public double[] UnitLength()
    {
        var length = Math.Sqrt(SumOf(2, _ => true));
        return [.. _loading.Select(one => length > 0 ? one / length : 0)];
    }

    /// <summary>Pearson's r between data and c_i c_j over known pairs.</summary>
    public double? Fit()
    {
        var (sum, square, pairs) = (PairSum(1), PairSum(2), Pairs());
        double data = 0,
            dataSquare = 0,
            both = 0;
        for (var person = 0; person < _loading.Length; person++)
        {
            for (var at = _ties.Start[person]; at < _ties.Start[person + 1]; at++)
            {
                data += _means[at];
                dataSquare += _means[at] * _means[at];
                both += _means[at] * _loading[person] * _loading[_ties.To[at]];
            }
        }

        var (spread, dataSpread) = ((pairs * square) - (sum * sum), (pairs * dataSquare) - (data * data));
        return spread > 1e-12 * pairs * square && dataSpread > 0
            ? ((pairs * both) - (sum * data)) / Math.Sqrt(spread * dataSpread)
            : null;
    }

    private double Better(int person, double all, double quiet)
    {
        var sum = 0.0;
        for (var at = _ties.Start[person]; at < _ties.Start[person + 1]; at++)
        {
            sum += _means[at] * _loading[_ties.To[at]];
        }

        var own = _loading[person] * _loading[person];
        var others = all - (_silent[person] ? quiet : own);
        foreach (var other in _unknown.Of(person))
        {
            others -= _loading[other] * _loading[other];
        }

        return others > 0 ? sum / others : 0;
    }

    // Sum over ordered known pairs of (c_i c_j)^power.
    private double PairSum(int power)
    {
        var all = SumOf(power, _ => true);
        var quiet = SumOf(power, person => _silent[person]);
        var sum = (all * all) - SumOf(2 * power, _ => true);
        sum -= (quiet * quiet) - SumOf(2 * power, person => _silent[person]);
        for (var person = 0; person < _loading.Length; person++)
        {
            foreach (var other in _unknown.Of(person))
            {
                sum -= Math.Pow(_loading[person] * _loading[other], power);
            }
        }

        return sum;
    }

    private double Pairs()
    {
        double people = _loading.Length,
            quiet = _silent.Count(one => one);
        return (people * (people - 1)) - (quiet * (quiet - 1)) - _unknown.Count;
    }

    private double SumOf(int power, Func<int, bool> who)
    {
        var sum = 0.0;
        for (var person = 0; person < _loading.Length; person++)
        {
            if (who(person))
            {
                var square = _loading[person] * _loading[person];
                sum +=
                    power == 1 ? _loading[person]
                    : power == 2 ? square
                    : square * square;
            }
        }

        return sum;
    }

    private double[] Start()
    {
        var start = new double[_ties.People];
        var all = Math.Sqrt(_means.Sum());
        for (var at = 0; at < start.Length; at++)
        {
            foreach (var mean in _means.AsSpan(_ties.Start[at], _ties.Degree(at)))
            {
                start[at] += mean / all;
            }
        }

        return start;
    }

    private static double[] MeansOf(Network network)
    {
        var ties = network.Undirected;
        var means = new double[ties.Count];
        for (var person = 0; person < ties.People; person++)
        {
            for (var at = ties.Start[person]; at < ties.Start[person + 1]; at++)
            {
                var other = ties.To[at];
                var (forth, back) = (network.Answers.Knows(person, other), network.Answers.Knows(other, person));
                means[at] = (network.ValueOf(person, other) + network.ValueOf(other, person)) / (forth && back ? 2 : 1);
            }
        }

        return means;
    }

    // Pairs unknown from both sides, but for pairs of two silent people.
    private static TieList UnknownPairs(Answers answers)
    {
        var (start, to) = (new int[answers.People + 1], new List<int>());
        var back = answers.Open.Count > 0 ? TieList.Either(answers.Open, answers.Open.Reversed()) : answers.Open;
        for (var person = 0; person < answers.People; person++)
        {
            foreach (var other in back.Of(person))
            {
                if (!answers.Knows(person, other) && !answers.Knows(other, person))
                {
                    to.Add(other);
                }
            }

            start[person + 1] = to.Count;
        }

        return new(start, [.. to]);
    }
}
