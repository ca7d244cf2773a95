namespace Sparring.NetworkAnalysis.Cohesion;

/// <summary>People who reach each other along the direction of ties.</summary>
/// <remarks>Tarjan, Depth-first search and linear graph algorithms, 1972; on a stack of our own, for 30,000 people in a line. O(n + m).</remarks>
public static class StrongComponents
{
    /// <summary>Sizes, the largest first.</summary>
    public static IReadOnlyList<int> LargestFirst(Network network)
    {
        if (!network.Directed)
        {
            return Components.Weak(network).LargestFirst;
        }

        var walk = new Walk(network.Out);
        for (var person = 0; person < network.People; person++)
        {
            walk.From(person);
        }

        return [.. walk.Sizes.OrderDescending()];
    }

    private sealed class Walk(TieList ties)
    {
        private readonly int[] _order = new int[ties.People];
        private readonly int[] _low = new int[ties.People];
        private readonly int[] _next = ties.Start.AsSpan(0, ties.People).ToArray();
        private readonly int[] _path = new int[ties.People];
        private readonly int[] _open = new int[ties.People];
        private int _seen;
        private int _openCount;

        public List<int> Sizes { get; } = [];

        public void From(int first)
        {
            if (_order[first] > 0)
            {
                return;
            }

            var depth = 0;
            Enter(first, depth);
            while (depth >= 0)
            {
                var person = _path[depth];
                if (_next[person] == ties.Start[person + 1])
                {
                    Leave(person);
                    depth--;
                    if (depth >= 0)
                    {
                        _low[_path[depth]] = Math.Min(_low[_path[depth]], _low[person]);
                    }

                    continue;
                }

                var other = ties.To[_next[person]++];
                if (_order[other] == 0)
                {
                    Enter(other, ++depth);
                }
                else
                {
                    _low[person] = Math.Min(_low[person], _order[other]);
                }
            }
        }

        private void Enter(int person, int depth)
        {
            _order[person] = _low[person] = ++_seen;
            _path[depth] = person;
            _open[_openCount++] = person;
        }

        // A finished component is above every order, so later ties into it change nothing.
        private void Leave(int person)
        {
            if (_low[person] < _order[person])
            {
                return;
            }

            var size = 0;
            int member;
            do
            {
                member = _open[--_openCount];
                _order[member] = int.MaxValue;
                _low[member] = int.MaxValue;
                size++;
            } while (member != person);

            Sizes.Add(size);
        }
    }
}
