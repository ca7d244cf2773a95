namespace Sparring.NetworkAnalysis.Communities;

/// <summary>Splits each community into parts that are well connected in it; joining the parts keeps communities connected.</summary>
/// <remarks>A node or part is well connected when its ties into the rest of its community are at least what chance would give it.</remarks>
internal static class RefineCommunities
{
    public static int[] Of(WeightedGraph graph, int[] communities, int count, ref Chance chance)
    {
        var refining = new Refining(graph.Inside(communities), communities, count);
        var order = new int[graph.Nodes];
        for (var node = 0; node < order.Length; node++)
        {
            order[node] = node;
        }

        chance.Shuffle(order);
        foreach (var node in order)
        {
            refining.Join(node);
        }

        return refining.Parts;
    }

    private sealed class Refining
    {
        // Ties inside communities only.
        private readonly WeightedGraph _graph;
        private readonly int[] _communities;
        private readonly long[] _communityEnds;
        private readonly long[] _partEnds;
        private readonly long[] _outside;
        private readonly bool[] _alone;
        private readonly int[] _into;
        private readonly int[] _met;

        public Refining(WeightedGraph graph, int[] communities, int count)
        {
            (_graph, _communities, Parts) = (graph, communities, new int[graph.Nodes]);
            (_communityEnds, _partEnds) = (new long[count], (long[])graph.Ends.Clone());
            (_outside, _alone) = (new long[graph.Nodes], new bool[graph.Nodes]);
            (_into, _met) = (new int[graph.Nodes], new int[graph.Nodes + 1]);
            _alone.AsSpan().Fill(true);
            for (var node = 0; node < graph.Nodes; node++)
            {
                Parts[node] = node;
                _communityEnds[communities[node]] += graph.Ends[node];
                _outside[node] = graph.TiesOf(node);
            }
        }

        public int[] Parts { get; }

        public void Join(int node)
        {
            if (!_alone[node] || !IsWellConnected(node, _communities[node]))
            {
                return;
            }

            var count = _graph.Gather(node, Parts, _into, _met);
            var (best, most, ties) = (node, 0L, 0);
            foreach (var part in _met.AsSpan(0, count))
            {
                var gain = (_into[part] * _graph.Total) - (_graph.Ends[node] * _partEnds[part]);
                if (gain > most && IsWellConnected(part, _communities[node]))
                {
                    (best, most, ties) = (part, gain, _into[part]);
                }

                _into[part] = 0;
            }

            if (best != node)
            {
                // A part is named by its first node, which never leaves it: whoever is joined is alone no more.
                _alone[best] = false;
                _alone[node] = false;
                Parts[node] = best;
                _partEnds[best] += _graph.Ends[node];
                _outside[best] += _outside[node] - (2L * ties);
            }
        }

        private bool IsWellConnected(int part, int community) =>
            _outside[part] * _graph.Total >= _partEnds[part] * (_communityEnds[community] - _partEnds[part]);
    }
}
