using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

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
        private readonly int[] _next = new int[ties.People];
        private readonly int[] _above = new int[ties.People];
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

            var (person, branches) = (first, 0);
            Enter(first, above: -1);
            while (person >= 0)
            {
                var other = Onward(person);
                if (other >= 0)
                {
                    Enter(other, person);
                    person = other;
                    continue;
                }

                var above = _above[person];
                if (above >= 0)
                {
                    branches += above == first ? 1 : 0;
                    Leave(person, above, isRoot: above == first);
                }

                person = above;
            }

            _cut[first] = branches > 1;
        }

        // The next contact nobody has met; −1 when there is none. Of the others the earliest met is remembered on the way.
        private int Onward(int person)
        {
            ref var order = ref MemoryMarshal.GetArrayDataReference(_order);
            var (to, above, low) = (ties.To, _above[person], _low[person]);
            var (at, end) = (_next[person], ties.Start[person + 1]);
            var onward = -1;
            while (at < end)
            {
                var other = to[at++];
                var met = Unsafe.Add(ref order, other);
                if (met < low && other != above)
                {
                    if (met == 0)
                    {
                        onward = other;
                        break;
                    }

                    low = met;
                }
            }

            (_next[person], _low[person]) = (at, low);
            return onward;
        }

        private void Enter(int person, int above)
        {
            (_above[person], _next[person]) = (above, ties.Start[person]);
            _order[person] = _low[person] = ++_seen;
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
