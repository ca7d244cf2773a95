using System.Collections;

namespace Sparring.GroupComposition.Conflicts;

/// <summary>Finds so many nodes that are all neighbours of each other.</summary>
/// <remarks>
/// Nodes with too few neighbours are peeled off first, again and again, which leaves nothing of most graphs. The rest is searched
/// exactly with a greedy colouring as limit (Carraghan and Pardalos 1990; Tomita and Seki 2003), for at most
/// <see cref="MostSteps"/> steps; past them the answer is "none found".
/// </remarks>
internal sealed class Clique
{
    private const int MostSteps = 50_000;

    private readonly HashSet<int>[] _neighbours;
    private readonly int _size;
    private readonly List<int> _chosen = [];
    private int _steps;

    private Clique(HashSet<int>[] neighbours, int size) => (_neighbours, _size) = (neighbours, size);

    public static int[]? OfSize(HashSet<int>[] neighbours, int size)
    {
        var core = Core(neighbours, size - 1);
        var search = new Clique(neighbours, size);
        return core.Count >= size && search.Extend(core) ? [.. search._chosen.Order()] : null;
    }

    private static List<int> Core(HashSet<int>[] neighbours, int least)
    {
        var degree = neighbours.Select(own => own.Count).ToArray();
        var gone = new BitArray(degree.Length);
        var queue = new Queue<int>(Enumerable.Range(0, degree.Length).Where(node => degree[node] < least));
        foreach (var node in queue)
            gone[node] = true;
        while (queue.TryDequeue(out var node))
        {
            foreach (var next in neighbours[node])
            {
                if (gone[next] || --degree[next] >= least)
                    continue;
                gone[next] = true;
                queue.Enqueue(next);
            }
        }

        return
        [
            .. Enumerable.Range(0, degree.Length).Where(node => !gone[node]).OrderByDescending(node => degree[node]),
        ];
    }

    private bool Extend(List<int> candidates)
    {
        if (_chosen.Count == _size)
            return true;
        if (++_steps > MostSteps)
            return false;
        var (order, colour) = Coloured(candidates);
        for (var i = order.Count - 1; i >= 0 && _chosen.Count + colour[i] >= _size; i--)
        {
            var node = order[i];
            _chosen.Add(node);
            if (Extend([.. order.Take(i).Where(_neighbours[node].Contains)]))
                return true;
            _chosen.RemoveAt(_chosen.Count - 1);
        }

        return false;
    }

    // Among the first i nodes of the order no more than colour[i - 1] are mutual neighbours.
    private (List<int> Order, List<int> Colour) Coloured(List<int> candidates)
    {
        var classes = new List<List<int>>();
        foreach (var node in candidates)
        {
            var own = classes.Find(others => !others.Exists(_neighbours[node].Contains));
            if (own is null)
                classes.Add(own = []);
            own.Add(node);
        }

        var order = classes.SelectMany(own => own).ToList();
        var colour = classes.SelectMany((own, index) => own.Select(_ => index + 1)).ToList();
        return (order, colour);
    }
}
