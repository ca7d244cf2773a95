namespace Sparring.NetworkAnalysis.Communities;

/// <summary>Each node goes where modularity gains most; when one goes, its neighbours are asked again. Ends when nobody gains.</summary>
internal static class MoveNodes
{
    /// <summary>Moves nodes between the communities, numbered below the count of nodes; true when any moved.</summary>
    public static bool In(WeightedGraph graph, int[] communities, ref Chance chance)
    {
        var nodes = graph.Nodes;
        var moving = new Moving(graph, communities);
        var queue = new int[nodes];
        for (var node = 0; node < nodes; node++)
        {
            queue[node] = node;
        }

        chance.Shuffle(queue);
        var waits = new bool[nodes];
        waits.AsSpan().Fill(true);
        var (head, count, moved) = (0, nodes, false);
        while (count > 0)
        {
            var node = queue[head];
            head = head + 1 == nodes ? 0 : head + 1;
            count--;
            waits[node] = false;
            if (!moving.Move(node))
            {
                continue;
            }

            moved = true;
            for (var tie = graph.Start[node]; tie < graph.Start[node + 1]; tie++)
            {
                var other = graph.To[tie];
                if (!waits[other] && communities[other] != communities[node])
                {
                    waits[other] = true;
                    var tail = head + count;
                    queue[tail >= nodes ? tail - nodes : tail] = other;
                    count++;
                }
            }
        }

        return moved;
    }

    private sealed class Moving
    {
        private readonly WeightedGraph _graph;
        private readonly int[] _communities;
        private readonly long[] _ends;
        private readonly int[] _sizes;
        private readonly int[] _into;
        private readonly int[] _met;
        private readonly Stack<int> _empty = [];

        public Moving(WeightedGraph graph, int[] communities)
        {
            (_graph, _communities) = (graph, communities);
            (_ends, _sizes) = (new long[graph.Nodes], new int[graph.Nodes]);
            (_into, _met) = (new int[graph.Nodes], new int[graph.Nodes + 1]);
            for (var node = 0; node < graph.Nodes; node++)
            {
                _ends[communities[node]] += graph.Ends[node];
                _sizes[communities[node]]++;
            }

            for (var community = 0; community < graph.Nodes; community++)
            {
                if (_sizes[community] == 0)
                {
                    _empty.Push(community);
                }
            }
        }

        // Gains are times 2m: ties into a community × 2m − own ends × its ends.
        public bool Move(int node)
        {
            var own = _communities[node];
            var ends = _graph.Ends[node];
            _ends[own] -= ends;
            var count = _graph.Gather(node, _communities, _into, _met);
            var (best, most) = (own, (_into[own] * _graph.Total) - (ends * _ends[own]));
            foreach (var community in _met.AsSpan(0, count))
            {
                var gain = (_into[community] * _graph.Total) - (ends * _ends[community]);
                if (gain > most)
                {
                    (best, most) = (community, gain);
                }

                _into[community] = 0;
            }

            if (most < 0 && _empty.Count > 0)
            {
                best = _empty.Pop();
            }

            _ends[best] += ends;
            if (best == own)
            {
                return false;
            }

            _communities[node] = best;
            _sizes[best]++;
            if (--_sizes[own] == 0)
            {
                _empty.Push(own);
            }

            return true;
        }
    }
}
