namespace Sparring.GroupComposition.Bounds;

/// <summary>The people who must share a group, by the together rules, chains of them, and seats fixed in one group.</summary>
/// <remarks>Sets are numbered by their first person, members ascending; who is bound to nobody is a set of one. O(n + rules).</remarks>
internal sealed class TogetherSets
{
    private readonly int[] _members;
    private readonly int[] _start;

    private TogetherSets(int[] setOf, int count)
    {
        SetOf = setOf;
        _start = new int[count + 1];
        foreach (var set in setOf)
            _start[set + 1]++;
        for (var set = 0; set < count; set++)
            _start[set + 1] += _start[set];
        _members = new int[setOf.Length];
        var next = _start.AsSpan(0, count).ToArray();
        for (var person = 0; person < setOf.Length; person++)
            _members[next[setOf[person]]++] = person;
    }

    public int Count => _start.Length - 1;

    public int[] SetOf { get; }

    public ReadOnlySpan<int> Members(int set) => _members.AsSpan(_start[set], _start[set + 1] - _start[set]);

    public static TogetherSets Of(GroupProblem problem)
    {
        var parent = Enumerable.Range(0, problem.People).ToArray();
        foreach (var (a, b) in problem.Together)
            Join(parent, a, b);
        var firstIn = new Dictionary<int, int>();
        foreach (var (person, group) in problem.Fixed)
        {
            if (!firstIn.TryAdd(group, person))
                Join(parent, firstIn[group], person);
        }

        var setOf = new int[parent.Length];
        var count = 0;
        for (var person = 0; person < parent.Length; person++)
            setOf[person] = Root(parent, person) is var root && root == person ? count++ : setOf[root];
        return new TogetherSets(setOf, count);
    }

    // The smaller person is always the root, so a root is numbered before the others of its set.
    private static void Join(int[] parent, int a, int b)
    {
        var (x, y) = (Root(parent, a), Root(parent, b));
        parent[Math.Max(x, y)] = Math.Min(x, y);
    }

    private static int Root(int[] parent, int person)
    {
        while (parent[person] != person)
            person = parent[person] = parent[parent[person]];
        return person;
    }
}
