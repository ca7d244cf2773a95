using System.Runtime.Intrinsics;

namespace Sparring.NetworkAnalysis.Distances;

/// <summary>Who was reached at which distance, and from which of the sources walked side by side.</summary>
internal sealed class WalkLevels(TieList outward, TieList inward)
{
    private readonly List<int> _begins = [0];
    private readonly List<(long Out, long In)> _ties = [];
    private int[] _people = new int[2 * outward.People];
    private byte[] _lanes = new byte[2 * outward.People];
    private int _count;
    private long _out;
    private long _in;

    /// <summary>The largest distance at which anybody was reached.</summary>
    public int Depth => _begins.Count - 2;

    /// <summary>People reached, each as often as at different distances.</summary>
    public ReadOnlySpan<int> Everybody => _people.AsSpan(0, _count);

    /// <summary>People added since the last level was closed.</summary>
    public ReadOnlySpan<int> Newest => _people.AsSpan(_begins[^1], _count - _begins[^1]);

    public ReadOnlySpan<int> People(int distance) =>
        _people.AsSpan(_begins[distance], _begins[distance + 1] - _begins[distance]);

    /// <summary>For each of the people, from which sources this is the distance.</summary>
    public ReadOnlySpan<byte> LanesOf(int distance) =>
        _lanes.AsSpan(_begins[distance], _begins[distance + 1] - _begins[distance]);

    /// <summary>Ties from the people at a distance.</summary>
    public long TiesFrom(int distance) => _ties[distance].Out;

    /// <summary>Ties to the people at a distance.</summary>
    public long TiesTo(int distance) => _ties[distance].In;

    public void Clear()
    {
        (_count, _out, _in) = (0, 0, 0);
        _ties.Clear();
        _begins.Clear();
        _begins.Add(0);
    }

    public void Add(int person, byte lanes)
    {
        if (_count == _people.Length)
        {
            Array.Resize(ref _people, 2 * _count);
            Array.Resize(ref _lanes, 2 * _count);
        }

        (_people[_count], _lanes[_count]) = (person, lanes);
        _count++;
        _out += outward.Degree(person);
        _in += inward.Degree(person);
    }

    /// <summary>What is added from now on is one step further away; false when nobody was added.</summary>
    public bool Close()
    {
        if (_count == _begins[^1])
        {
            return false;
        }

        _ties.Add((_out, _in));
        _begins.Add(_count);
        (_out, _in) = (0, 0);
        return true;
    }

    /// <summary>How many people are at a distance from each source.</summary>
    public Vector512<long> Count(int distance)
    {
        var count = Vector512<long>.Zero;
        foreach (var lanes in LanesOf(distance))
        {
            count -= Lanes.Mask(lanes);
        }

        return count;
    }
}
