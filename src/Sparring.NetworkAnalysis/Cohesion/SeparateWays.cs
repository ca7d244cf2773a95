namespace Sparring.NetworkAnalysis.Cohesion;

/// <summary>Ways between two people that share nobody on the way, found one by one; each may turn earlier ones aside.</summary>
/// <remarks>Ford and Fulkerson, 1956, on people who each let one way through: every person is an entrance and an exit.</remarks>
internal sealed class SeparateWays(TieList ties)
{
    private readonly int[] _after = new int[ties.People];
    private readonly int[] _before = new int[ties.People];
    private readonly int[] _cameToEntrance = new int[ties.People];
    private readonly int[] _cameToExit = new int[ties.People];
    private readonly Queue<(int Person, bool AtExit)> _queue = new();

    /// <summary>Their number, or <paramref name="enough"/> when there are as many; the two are not tied.</summary>
    public int Between(int from, int to, int enough)
    {
        _after.AsSpan().Fill(-1);
        _before.AsSpan().Fill(-1);
        var ways = 0;
        while (ways < enough && FindOne(from, to))
        {
            ways++;
        }

        return ways;
    }

    private bool FindOne(int from, int to)
    {
        _cameToEntrance.AsSpan().Fill(-1);
        _cameToExit.AsSpan().Fill(-1);
        _queue.Clear();
        _queue.Enqueue((from, true));
        _cameToExit[from] = from;
        while (_queue.TryDequeue(out var at))
        {
            if (at.AtExit ? LeaveExit(at.Person, from, to) : LeaveEntrance(at.Person))
            {
                Turn(from, to);
                return true;
            }
        }

        return false;
    }

    // From an exit to the entrances of contacts, and back through an own used inside.
    private bool LeaveExit(int person, int from, int to)
    {
        foreach (var other in ties.Of(person))
        {
            if (other == from || _cameToEntrance[other] >= 0 || _after[person] == other)
            {
                continue;
            }

            _cameToEntrance[other] = person;
            if (other == to)
            {
                return true;
            }

            _queue.Enqueue((other, false));
        }

        if (person != from && _before[person] >= 0 && _cameToEntrance[person] < 0)
        {
            _cameToEntrance[person] = person;
            _queue.Enqueue((person, false));
        }

        return false;
    }

    // A free person is walked through; one on a way is left backwards along that way.
    private bool LeaveEntrance(int person)
    {
        var next = _before[person] < 0 ? person : _before[person];
        if (_cameToExit[next] < 0)
        {
            _cameToExit[next] = person;
            _queue.Enqueue((next, true));
        }

        return false;
    }

    private void Turn(int from, int to)
    {
        var (at, exit) = (_cameToEntrance[to], true);
        var link = new List<(int From, int To, bool Add)> { (at, to, true) };
        while (!(exit && at == from))
        {
            if (exit)
            {
                var entrance = _cameToExit[at];
                if (entrance != at)
                {
                    link.Add((at, entrance, false));
                }

                (at, exit) = (entrance, false);
            }
            else
            {
                var before = _cameToEntrance[at];
                if (before != at)
                {
                    link.Add((before, at, true));
                }

                (at, exit) = (before, true);
            }
        }

        Relink(link, from, to);
    }

    private void Relink(List<(int From, int To, bool Add)> links, int from, int to)
    {
        foreach (var (one, other, add) in links.Where(link => !link.Add))
        {
            (_after[one], _before[other]) = (one == from ? _after[one] : -1, -1);
        }

        foreach (var (one, other, add) in links.Where(link => link.Add))
        {
            _after[one] = one == from ? -1 : other;
            _before[other] = other == to ? -1 : one;
        }
    }
}
