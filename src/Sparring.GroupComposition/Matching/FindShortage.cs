namespace Sparring.GroupComposition.Matching;

/// <summary>Who competes for whom when a largest matching leaves people over (the decomposition of Gallai and Edmonds).</summary>
/// <remarks>Alternating search from everybody left over, odd circles joined to one. O(n × m) at worst.</remarks>
internal sealed class FindShortage
{
    private readonly MatchingGraph graph;
    private readonly IReadOnlyList<int> partner;
    private readonly int[] reachedFrom;
    private readonly int[] circle;
    private readonly bool[] isEven;
    private readonly Queue<int> waiting = [];

    private FindShortage(MatchingGraph graph, IReadOnlyList<int> partner)
    {
        (this.graph, this.partner) = (graph, partner);
        reachedFrom = [.. Enumerable.Repeat(-1, graph.People)];
        circle = [.. Enumerable.Range(0, graph.People)];
        isEven = new bool[graph.People];
    }

    /// <summary>Null when the matching leaves nobody over.</summary>
    public static Shortage? Of(int people, ReadOnlySpan<WeightedPair> pairs, IReadOnlyList<int> partner)
    {
        var search = new FindShortage(MatchingGraph.Of(people, pairs), partner);
        var leftOver = Enumerable.Range(0, people).Where(person => partner[person] < 0).ToList();
        leftOver.ForEach(search.Enter);
        while (search.waiting.TryDequeue(out var person))
        {
            search.LookFrom(person);
        }

        var everybody = Enumerable.Range(0, people).ToList();
        var competing = everybody.Where(person => search.isEven[person]).ToList();
        var partners = everybody.Where(person => !search.isEven[person] && search.reachedFrom[person] >= 0).ToList();
        return leftOver.Count == 0 ? null : new(competing, partners, leftOver.Count);
    }

    private void Enter(int person)
    {
        isEven[person] = true;
        waiting.Enqueue(person);
    }

    private void LookFrom(int person)
    {
        for (var arc = graph.First[person]; arc < graph.First[person + 1]; arc++)
        {
            var other = graph.Neighbours[arc];
            if (isEven[other] && circle[other] != circle[person])
            {
                Join(person, other);
            }
            else if (!isEven[other] && reachedFrom[other] < 0)
            {
                reachedFrom[other] = person;
                Enter(partner[other]);
            }
        }
    }

    private void Join(int left, int right)
    {
        var common = Common(left, right);
        var joined = new HashSet<int>();
        Walk(left, right, common, joined);
        Walk(right, left, common, joined);
        for (var person = 0; person < circle.Length; person++)
        {
            if (joined.Contains(circle[person]))
            {
                circle[person] = common;
                if (!isEven[person])
                {
                    Enter(person);
                }
            }
        }
    }

    private int Common(int left, int right)
    {
        var seen = new HashSet<int>();
        for (var at = circle[left]; ; at = circle[reachedFrom[partner[at]]])
        {
            seen.Add(at);
            if (partner[at] < 0)
            {
                break;
            }
        }

        var other = circle[right];
        while (!seen.Contains(other) && partner[other] >= 0)
        {
            other = circle[reachedFrom[partner[other]]];
        }

        // Two trees cannot meet: the matching is the largest there is.
        return seen.Contains(other) ? other : throw new InvalidOperationException("The matching is not the largest.");
    }

    private void Walk(int person, int from, int common, HashSet<int> joined)
    {
        while (circle[person] != common)
        {
            var odd = partner[person];
            joined.Add(circle[person]);
            joined.Add(circle[odd]);
            reachedFrom[person] = from;
            (from, person) = (odd, reachedFrom[odd]);
        }
    }
}
