namespace Sparring.GroupComposition.Conflicts;

/// <summary>Who is bound to whom: people and groups as nodes, together rules and settled seats as edges.</summary>
/// <remarks>Node p &lt; n is a person, node n + g a group. Built in O(n + rules).</remarks>
internal sealed class BoundPeople
{
    private readonly List<(int Node, HardRule Rule)>[] _edges;
    private readonly int[] _setOf;
    private readonly List<List<int>> _sets = [];

    public BoundPeople(int people, int groups, IEnumerable<HardRule> rules)
    {
        PeopleCount = people;
        _edges = new List<(int, HardRule)>[people + groups];
        for (var node = 0; node < _edges.Length; node++)
            _edges[node] = [];
        foreach (var rule in rules)
        {
            if (rule is HardRule.KeptTogether(var a, var b))
                Join(a, b, rule);
            else if (rule is HardRule.Settled(var person, var group))
                Join(person, people + group, rule);
        }

        _setOf = new int[_edges.Length];
        Array.Fill(_setOf, -1);
        for (var node = 0; node < _edges.Length; node++)
        {
            if (_setOf[node] < 0)
                _sets.Add(Flood(node, _sets.Count));
        }
    }

    public int PeopleCount { get; }

    /// <summary>Number of sets; a person bound to nobody and a group nobody is settled in are sets of one.</summary>
    public int Count => _sets.Count;

    public int SetOf(int node) => _setOf[node];

    /// <summary>Nodes of a set in the order a walk along the rules meets them, from its first node.</summary>
    public IReadOnlyList<int> Nodes(int set) => _sets[set];

    public IEnumerable<int> People(int set) => _sets[set].Where(node => node < PeopleCount);

    public IEnumerable<int> Groups(int set) =>
        _sets[set].Where(node => node >= PeopleCount).Select(node => node - PeopleCount);

    /// <summary>Rules that bind <paramref name="wanted"/> to <paramref name="from"/>, by shortest ways.</summary>
    public HashSet<HardRule> Ways(int from, IEnumerable<int> wanted)
    {
        var came = new Dictionary<int, (int Node, HardRule Rule)>();
        foreach (var (node, before, rule) in Walk(from))
            came[node] = (before, rule);
        var rules = new HashSet<HardRule>();
        foreach (var end in wanted)
        {
            for (var node = end; node != from && came.TryGetValue(node, out var step); node = step.Node)
                rules.Add(step.Rule);
        }

        return rules;
    }

    /// <summary>Rules that bind the nearest people to <paramref name="from"/> until <paramref name="count"/> of them (it included) are bound.</summary>
    public HashSet<HardRule> Nearest(int from, int count)
    {
        var rules = new HashSet<HardRule>();
        var people = from < PeopleCount ? 1 : 0;
        foreach (var (node, _, rule) in Walk(from))
        {
            if (people >= count)
                break;
            rules.Add(rule);
            people += node < PeopleCount ? 1 : 0;
        }

        return rules;
    }

    private IEnumerable<(int Node, int Before, HardRule Rule)> Walk(int from)
    {
        var seen = new HashSet<int> { from };
        var queue = new Queue<int>([from]);
        while (queue.TryDequeue(out var node))
        {
            foreach (var (next, rule) in _edges[node])
            {
                if (!seen.Add(next))
                    continue;
                queue.Enqueue(next);
                yield return (next, node, rule);
            }
        }
    }

    private List<int> Flood(int node, int set)
    {
        var nodes = new List<int> { node };
        _setOf[node] = set;
        for (var i = 0; i < nodes.Count; i++)
        {
            foreach (var (next, _) in _edges[nodes[i]])
            {
                if (_setOf[next] >= 0)
                    continue;
                _setOf[next] = set;
                nodes.Add(next);
            }
        }

        return nodes;
    }

    private void Join(int a, int b, HardRule rule)
    {
        _edges[a].Add((b, rule));
        _edges[b].Add((a, rule));
    }
}
