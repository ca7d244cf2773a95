namespace Sparring.NetworkAnalysis.Cohesion;

/// <summary>Who is indispensable: people and ties without whom a part falls apart. Direction is ignored.</summary>
/// <param name="People">Articulation points, ascending.</param>
/// <param name="Bridges">Ties that are the only way across, ascending.</param>
/// <remarks>Depth-first low-link: Hopcroft and Tarjan, Algorithm 447, 1973; on a stack of our own. O(n + m).</remarks>
public sealed record CutPoints(IReadOnlyList<int> People, IReadOnlyList<Bridge> Bridges)
{
    public static CutPoints Of(Network network)
    {
        var walk = new Walk(network.Undirected);
        for (var person = 0; person < network.People; person++)
        {
            walk.From(person);
        }

        walk.Bridges.Sort((a, b) => (a.Low, a.High).CompareTo((b.Low, b.High)));
        return new(walk.Cut(), walk.Bridges);
    }

    private sealed class Walk(TieList ties)
    {
        private readonly int[] _order = new int[ties.People];
        private readonly int[] _low = new int[ties.People];
        private readonly int[] _next = ties.Start.AsSpan(0, ties.People).ToArray();
        private readonly int[] _path = new int[ties.People];
        private readonly bool[] _cut = new bool[ties.People];
        private int _seen;

        public List<Bridge> Bridges { get; } = [];

        public IReadOnlyList<int> Cut() => [.. Enumerable.Range(0, _cut.Length).Where(person => _cut[person])];

        public void From(int first)
        {
            if (_order[first] > 0)
            {
                return;
            }

            int depth = 0,
                branches = 0;
            Enter(first, depth);
            while (depth >= 0)
            {
                var person = _path[depth];
                if (_next[person] < ties.Start[person + 1])
                {
                    depth = Step(person, ties.To[_next[person]++], depth);
                    continue;
                }

                depth--;
                if (depth >= 0)
                {
                    branches += depth == 0 ? 1 : 0;
                    Leave(person, _path[depth], isRoot: depth == 0);
                }
            }

            _cut[first] = branches > 1;
        }

        private int Step(int person, int other, int depth)
        {
            if (_order[other] == 0)
            {
                Enter(other, depth + 1);
                return depth + 1;
            }

            if (depth == 0 || other != _path[depth - 1])
            {
                _low[person] = Math.Min(_low[person], _order[other]);
            }

            return depth;
        }

        private void Enter(int person, int depth)
        {
            _order[person] = _low[person] = ++_seen;
            _path[depth] = person;
        }

        private void Leave(int person, int above, bool isRoot)
        {
            _low[above] = Math.Min(_low[above], _low[person]);
            if (_low[person] >= _order[above] && !isRoot)
            {
                _cut[above] = true;
            }

            if (_low[person] > _order[above])
            {
                Bridges.Add(new(Math.Min(person, above), Math.Max(person, above)));
            }
        }
    }
}

/// <summary>The only tie between two parts, its lower person first.</summary>
public readonly record struct Bridge(int Low, int High);
