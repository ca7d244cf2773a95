using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Sparring.NetworkAnalysis.Distances;

/// <summary>Shortest paths from one person after another: levels, numbers of paths, and what depends on whom.</summary>
/// <remarks>
/// Brandes, A faster algorithm for betweenness centrality, 2001. Two thoughts make it cheap. Between two levels the ties can be walked
/// from either side, and the side with fewer ties is taken (Beamer, Asanović and Patterson, Direction-optimizing breadth-first search,
/// 2012), so the last level is never searched for a next one. And nothing is asked of a tie: a person not yet reached has no paths, and
/// one whose turn has passed is no longer read, so sums over all ties of a person equal sums over those between the two levels.
/// </remarks>
internal sealed class GeodesicWalk
{
    private readonly TieList _out;
    private readonly TieList _in;
    private readonly double[] _paths;
    private readonly double[] _share;
    private readonly double[] _gathered;
    private readonly int[] _level;
    private readonly int[] _order;
    private readonly int[] _rest;
    private readonly List<int> _begins = [];
    private int _restCount;
    private bool _restIsListed;

    public GeodesicWalk(TieList outward, TieList inward)
    {
        (_out, _in) = (outward, inward);
        var people = outward.People;
        (_paths, _share, _gathered) = (new double[people], new double[people], new double[people]);
        (_level, _order, _rest) = (new int[people], new int[people], new int[people]);
        _level.AsSpan().Fill(-1);
    }

    /// <summary>Number of levels beyond the source's own.</summary>
    public int Depth => _begins.Count - 2;

    /// <summary>People at a distance from the source.</summary>
    public int At(int distance) => _begins[distance + 1] - _begins[distance];

    /// <summary>Finds levels and numbers of shortest paths from the source.</summary>
    public void Search(int source)
    {
        Clear();
        (_order[0], _level[source], _paths[source]) = (source, 0, 1);
        _begins.Add(0);
        _begins.Add(1);
        long behind = _in.Count - _in.Degree(source);
        var (begin, end, depth) = (0, 1, 0);
        while (begin < end && end < _order.Length)
        {
            var ahead = TiesOf(_out, begin, end);
            var reached = ahead <= behind ? Push(begin, end, ++depth) : Pull(end, ++depth);
            (begin, end) = (end, reached);
            behind -= TiesOf(_in, begin, end);
            if (begin < end)
            {
                _begins.Add(end);
            }
        }
    }

    /// <summary>Adds to each person what the paths from the source owe to him or her.</summary>
    public void Owe(double[] betweenness)
    {
        if (Depth < 2)
        {
            return;
        }

        Settle(Depth, betweenness: null);
        for (var distance = Depth - 1; distance > 0; distance--)
        {
            var (begin, end) = (_begins[distance], _begins[distance + 1]);
            if (TiesOf(_in, end, _begins[distance + 2]) <= TiesOf(_out, begin, end))
            {
                Scatter(end, _begins[distance + 2]);
            }
            else
            {
                Gather(begin, end);
            }

            Settle(distance, betweenness);
        }
    }

    private void Clear()
    {
        foreach (var person in _order.AsSpan(0, _begins.Count == 0 ? 0 : _begins[^1]))
        {
            (_level[person], _paths[person], _share[person]) = (-1, 0, 0);
        }

        _gathered.AsSpan().Clear();
        _begins.Clear();
        _restIsListed = false;
    }

    private long TiesOf(TieList ties, int begin, int end)
    {
        var sum = 0L;
        foreach (var person in _order.AsSpan(begin, end - begin))
        {
            sum += ties.Start[person + 1] - ties.Start[person];
        }

        return sum;
    }

    private int Push(int begin, int end, int distance)
    {
        var tail = end;
        ref var paths = ref MemoryMarshal.GetArrayDataReference(_paths);
        ref var level = ref MemoryMarshal.GetArrayDataReference(_level);
        for (var at = begin; at < end; at++)
        {
            var person = _order[at];
            var own = _paths[person];
            foreach (var other in _out.Of(person))
            {
                ref var there = ref Unsafe.Add(ref level, other);
                if (there < 0)
                {
                    there = distance;
                    _order[tail++] = other;
                }

                if (there == distance)
                {
                    Unsafe.Add(ref paths, other) += own;
                }
            }
        }

        return tail;
    }

    // What was summed waits in _share until the whole level is known: paths of the level itself must not count yet.
    private int Pull(int end, int distance)
    {
        ListTheRest();
        var (tail, kept) = (end, 0);
        for (var at = 0; at < _restCount; at++)
        {
            var person = _rest[at];
            if (_level[person] >= 0)
            {
                continue;
            }

            var sum = Sum(_paths, _in.Of(person));
            if (sum > 0)
            {
                _share[person] = sum;
                _order[tail++] = person;
            }
            else
            {
                _rest[kept++] = person;
            }
        }

        _restCount = kept;
        foreach (var person in _order.AsSpan(end, tail - end))
        {
            (_level[person], _paths[person], _share[person]) = (distance, _share[person], 0);
        }

        return tail;
    }

    private void ListTheRest()
    {
        if (_restIsListed)
        {
            return;
        }

        (_restIsListed, _restCount) = (true, 0);
        for (var person = 0; person < _level.Length; person++)
        {
            if (_level[person] < 0)
            {
                _rest[_restCount++] = person;
            }
        }
    }

    private void Scatter(int begin, int end)
    {
        ref var gathered = ref MemoryMarshal.GetArrayDataReference(_gathered);
        foreach (var person in _order.AsSpan(begin, end - begin))
        {
            var share = _share[person];
            foreach (var other in _in.Of(person))
            {
                Unsafe.Add(ref gathered, other) += share;
            }
        }
    }

    private void Gather(int begin, int end)
    {
        foreach (var person in _order.AsSpan(begin, end - begin))
        {
            _gathered[person] = Sum(_share, _out.Of(person));
        }
    }

    private void Settle(int distance, double[]? betweenness)
    {
        foreach (var person in _order.AsSpan(_begins[distance], At(distance)))
        {
            var owed = betweenness is null ? 0 : _paths[person] * _gathered[person];
            _share[person] = (1 + owed) / _paths[person];
            if (betweenness is not null)
            {
                betweenness[person] += owed;
            }
        }
    }

    // Four sums at once: one alone would wait for each addition.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double Sum(double[] of, ReadOnlySpan<int> people)
    {
        ref var first = ref MemoryMarshal.GetArrayDataReference(of);
        double a = 0,
            b = 0,
            c = 0,
            d = 0;
        var at = 0;
        for (; at <= people.Length - 4; at += 4)
        {
            a += Unsafe.Add(ref first, people[at]);
            b += Unsafe.Add(ref first, people[at + 1]);
            c += Unsafe.Add(ref first, people[at + 2]);
            d += Unsafe.Add(ref first, people[at + 3]);
        }

        for (; at < people.Length; at++)
        {
            a += Unsafe.Add(ref first, people[at]);
        }

        return a + b + (c + d);
    }
}
