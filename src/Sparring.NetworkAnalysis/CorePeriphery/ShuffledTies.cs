namespace Sparring.NetworkAnalysis.CorePeriphery;

/// <summary>A network whose ties exchange their ends again and again; everybody keeps as many ties to and from.</summary>
internal sealed class ShuffledTies
{
    private readonly Network _network;
    private readonly int[] _from;
    private readonly int[] _to;
    private readonly HashSet<long> _there;
    private readonly ulong[]? _rows;
    private Chance _chance;

    public ShuffledTies(Network network, int seed)
    {
        (_network, _chance) = (network, new((ulong)seed));
        // An undirected tie is one tie here, from its lower end.
        var ties = Enumerable
            .Range(0, network.People)
            .SelectMany(from =>
                network.Out.Of(from).ToArray().Where(to => network.Directed || from < to).Select(to => (from, to))
            )
            .ToList();
        (_from, _to) = ([.. ties.Select(tie => tie.from)], [.. ties.Select(tie => tie.to)]);
        _rows = network.Rows is { } rows ? (ulong[])rows.Out.Clone() : null;
        _there = _rows is null ? [.. ties.SelectMany(tie => Keys(tie.from, tie.to))] : [];
    }

    /// <summary>The same network without strengths.</summary>
    public static Network Plain(Network network) => network.Values is null ? network : network.With(network.Out);

    /// <summary>Tries so many exchanges for each tie.</summary>
    public void Exchange(int rounds)
    {
        for (var left = (long)rounds * _from.Length; left > 0; left--)
        {
            var (one, other) = (_chance.Below(_from.Length), _chance.Below(_from.Length));
            var (a, b, c, d) = (_from[one], _to[one], _from[other], _to[other]);
            if (!_network.Directed && (_chance.Bits() & 1) == 0)
            {
                (c, d) = (d, c);
            }

            if (a == d || c == b || a == c || b == d || !IsFree(a, d) || !IsFree(c, b))
            {
                continue;
            }

            Put(a, b, false);
            Put(c, d, false);
            Put(a, d, true);
            Put(c, b, true);
            (_from[one], _to[one], _from[other], _to[other]) = (a, d, c, b);
        }
    }

    public Network Network()
    {
        var people = _network.People;
        var start = new int[people + 1];
        for (var tie = 0; tie < _from.Length; tie++)
        {
            start[_from[tie] + 1]++;
            start[_to[tie] + 1] += _network.Directed ? 0 : 1;
        }

        for (var person = 0; person < people; person++)
        {
            start[person + 1] += start[person];
        }

        var (to, next) = (new int[start[people]], start.AsSpan(0, people).ToArray());
        for (var tie = 0; tie < _from.Length; tie++)
        {
            to[next[_from[tie]]++] = _to[tie];
            if (!_network.Directed)
            {
                to[next[_to[tie]]++] = _from[tie];
            }
        }

        for (var person = 0; person < people; person++)
        {
            to.AsSpan(start[person], start[person + 1] - start[person]).Sort();
        }

        return _network.With(new(start, to));
    }

    private bool IsFree(int from, int to) => !Has(from, to) && _network.Answers.Knows(from, to);

    private bool Has(int from, int to) => _rows is null ? _there.Contains(Key(from, to)) : (_rows[from] >> to & 1) == 1;

    private void Put(int from, int to, bool there)
    {
        if (_rows is not null)
        {
            _rows[from] ^= 1UL << to;
            if (!_network.Directed)
            {
                _rows[to] ^= 1UL << from;
            }

            return;
        }

        foreach (var key in Keys(from, to))
        {
            _ = there ? _there.Add(key) : _there.Remove(key);
        }
    }

    private IEnumerable<long> Keys(int from, int to) =>
        _network.Directed ? [Key(from, to)] : [Key(from, to), Key(to, from)];

    private long Key(int from, int to) => ((long)from * _network.People) + to;
}
