using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Sparring.NetworkAnalysis.Distances;

/// <summary>Shortest paths from eight people at a time: levels, numbers of paths, and what depends on whom.</summary>
/// <remarks>
/// Brandes, A faster algorithm for betweenness centrality, 2001, with three thoughts that make it cheap. Eight sources walk side by side,
/// so a tie is read once for eight (as in Then and others, The more the merrier: efficient multi-source graph traversal, 2014). Between
/// two levels the ties can be walked from either side, and the cheaper side is taken (Beamer, Asanović and Patterson, Direction-optimizing
/// breadth-first search, 2012). And nothing is asked of a tie: a person not yet reached has no paths, and one whose turn has passed is no
/// longer read, so sums over all ties of a person equal sums over those between the two levels, in each lane by itself.
/// </remarks>
internal sealed class GeodesicWalk
{
    // To add to somebody is to read and to write, far from what was read before.
    private const int PushCosts = 4;

    private readonly TieList _out;
    private readonly TieList _in;
    private readonly Lanes _paths;
    private readonly Lanes _share;
    private readonly Lanes _gathered;
    private readonly byte[] _reached;
    private readonly byte[] _isTouched;
    private readonly int[] _touched;
    private readonly int[] _rest;
    private int _restCount;
    private bool _restIsListed;
    private byte _all;
    private int _unfinished;
    private long _behind;

    public GeodesicWalk(TieList outward, TieList inward)
    {
        (_out, _in) = (outward, inward);
        var people = outward.People;
        (_paths, _share, _gathered) = (new(people), new(people), new(people));
        (_reached, _isTouched, _touched, _rest) = (
            new byte[people],
            new byte[people],
            new int[people + 1],
            new int[people]
        );
        Levels = new(outward, inward);
    }

    public WalkLevels Levels { get; }

    /// <summary>Finds levels and numbers of shortest paths from so many people in a row, eight at most.</summary>
    public void Search(int first, int count)
    {
        Clear();
        (_all, _unfinished, _behind) = ((byte)((1 << count) - 1), _reached.Length, _in.Count);
        for (var lane = 0; lane < count; lane++)
        {
            Unsafe.Add(ref _paths.First, ((first + lane) * Lanes.Count) + lane) = 1;
            Reach(first + lane, (byte)(1 << lane));
        }

        for (var distance = 0; Levels.Close() && _unfinished > 0; distance++)
        {
            if (PushCosts * Levels.TiesFrom(distance) <= _behind)
            {
                Push(distance);
            }
            else
            {
                Pull();
            }
        }
    }

    /// <summary>Adds to each person what the paths from the sources owe to him or her.</summary>
    public void Owe(double[] betweenness)
    {
        if (Levels.Depth < 2)
        {
            return;
        }

        Settle(Levels.Depth, betweenness: []);
        for (var distance = Levels.Depth - 1; distance > 0; distance--)
        {
            if (PushCosts * Levels.TiesTo(distance + 1) <= Levels.TiesFrom(distance))
            {
                Scatter(distance + 1);
            }
            else
            {
                Gather(distance);
            }

            Settle(distance, betweenness);
        }
    }

    private void Clear()
    {
        _restIsListed = false;
        if (Levels.Everybody.Length >= _reached.Length)
        {
            _paths.Clear();
            _share.Clear();
            _gathered.Clear();
            _reached.AsSpan().Clear();
        }
        else
        {
            foreach (var person in Levels.Everybody)
            {
                Lanes.Put(ref _paths.First, person, Vector512<double>.Zero);
                Lanes.Put(ref _share.First, person, Vector512<double>.Zero);
                Lanes.Put(ref _gathered.First, person, Vector512<double>.Zero);
                _reached[person] = 0;
            }
        }

        Levels.Clear();
    }

    private void Reach(int person, byte lanes)
    {
        Levels.Add(person, lanes);
        _reached[person] |= lanes;
        if (_reached[person] == _all)
        {
            _unfinished--;
            _behind -= _in.Degree(person);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Push(int distance)
    {
        var people = Levels.People(distance);
        var lanes = Levels.LanesOf(distance);
        var count = 0;
        var (touched, isTouched) = (_touched, _isTouched);
        ref var paths = ref _paths.First;
        ref var sums = ref _share.First;
        for (var at = 0; at < people.Length; at++)
        {
            var own = Lanes.Of(ref paths, people[at]) & Lanes.Mask(lanes[at]).AsDouble();
            foreach (var other in _out.Of(people[at]))
            {
                touched[count] = other;
                count += 1 - isTouched[other];
                isTouched[other] = 1;
                Lanes.Put(ref sums, other, Lanes.Of(ref sums, other) + own);
            }
        }

        foreach (var person in touched.AsSpan(0, count))
        {
            isTouched[person] = 0;
            var (sum, before) = (Lanes.Of(ref sums, person), Lanes.Of(ref paths, person));
            Lanes.Put(ref sums, person, Vector512<double>.Zero);
            var fresh = Fresh(sum, before);
            if (fresh.ExtractMostSignificantBits() is var bits and not 0)
            {
                Lanes.Put(ref paths, person, before + (sum & fresh));
                Reach(person, (byte)bits);
            }
        }
    }

    // What was summed waits in _share until the whole level is known: paths of the level itself must not count yet.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Pull()
    {
        ListTheRest();
        var kept = 0;
        ref var paths = ref _paths.First;
        ref var sums = ref _share.First;
        foreach (var person in _rest.AsSpan(0, _restCount))
        {
            if (_reached[person] == _all)
            {
                continue;
            }

            var sum = Lanes.Sum(ref paths, _in.Of(person));
            var fresh = Fresh(sum, Lanes.Of(ref paths, person));
            if (fresh.ExtractMostSignificantBits() is var bits and not 0)
            {
                Lanes.Put(ref sums, person, sum & fresh);
                Reach(person, (byte)bits);
            }

            _rest[kept] = person;
            kept += _reached[person] == _all ? 0 : 1;
        }

        _restCount = kept;
        foreach (var person in Levels.Newest)
        {
            Lanes.Put(ref paths, person, Lanes.Of(ref paths, person) + Lanes.Of(ref sums, person));
            Lanes.Put(ref sums, person, Vector512<double>.Zero);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> Fresh(Vector512<double> sum, Vector512<double> before) =>
        Vector512.GreaterThan(sum, Vector512<double>.Zero) & Vector512.Equals(before, Vector512<double>.Zero);

    private void ListTheRest()
    {
        if (_restIsListed)
        {
            return;
        }

        (_restIsListed, _restCount) = (true, 0);
        for (var person = 0; person < _reached.Length; person++)
        {
            if (_reached[person] != _all)
            {
                _rest[_restCount++] = person;
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Scatter(int distance)
    {
        ref var shares = ref _share.First;
        ref var gathered = ref _gathered.First;
        foreach (var person in Levels.People(distance))
        {
            var share = Lanes.Of(ref shares, person);
            foreach (var other in _in.Of(person))
            {
                if (_reached[other] != 0)
                {
                    Lanes.Put(ref gathered, other, Lanes.Of(ref gathered, other) + share);
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Gather(int distance)
    {
        ref var shares = ref _share.First;
        ref var gathered = ref _gathered.First;
        foreach (var person in Levels.People(distance))
        {
            Lanes.Put(ref gathered, person, Lanes.Sum(ref shares, _out.Of(person)));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Settle(int distance, double[] betweenness)
    {
        var people = Levels.People(distance);
        var lanes = Levels.LanesOf(distance);
        ref var paths = ref _paths.First;
        ref var shares = ref _share.First;
        ref var gathered = ref _gathered.First;
        for (var at = 0; at < people.Length; at++)
        {
            var (person, here) = (people[at], Lanes.Mask(lanes[at]).AsDouble());
            var own = Lanes.Of(ref paths, person);
            var owed = betweenness.Length == 0 ? Vector512<double>.Zero : own * Lanes.Of(ref gathered, person) & here;
            var share = (Vector512<double>.One + owed) / own & here;
            Lanes.Put(ref shares, person, Lanes.Of(ref shares, person) + share);
            if (betweenness.Length > 0)
            {
                betweenness[person] += Lanes.Together(owed);
            }
        }
    }
}
