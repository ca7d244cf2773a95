namespace Sparring.NetworkAnalysis.Cohesion;

/// <summary>How many people must be lost before some of the others no longer reach each other. Direction is ignored.</summary>
/// <param name="Least">That number, or what it is at least; n − 1 when everybody is tied to everybody.</param>
/// <param name="IsExact">Whether it is that number: beyond 1,000 people it is only told apart from 0, 1 and at least 2.</param>
/// <remarks>
/// Menger, 1927: as many as there are ways between two people that share nobody. Esfahanian and Hakimi, On computing the connectivities
/// of graphs, 1984: from somebody of lowest degree to all not tied to him or her, and between all his or her contacts.
/// </remarks>
public sealed record Connectivity(int Least, bool IsExact)
{
    private const int MostPeople = 1000;

    /// <summary>Null with fewer than two people.</summary>
    public static Connectivity? Of(Network network, CancellationToken cancel = default)
    {
        if (network.People < 2)
        {
            return null;
        }

        if (Components.Weak(network).Sizes.Count > 1)
        {
            return new(0, true);
        }

        if (CutPoints.Of(network).People.Count > 0)
        {
            return new(1, true);
        }

        return network.People > MostPeople ? new(2, false) : new(Smallest(network.Undirected, cancel), true);
    }

    private static int Smallest(TieList ties, CancellationToken cancel)
    {
        var lowest = Enumerable.Range(0, ties.People).MinBy(ties.Degree);
        var least = Math.Min(ties.Degree(lowest), ties.People - 1);
        var ways = new SeparateWays(ties);
        for (var other = 0; other < ties.People; other++)
        {
            cancel.ThrowIfCancellationRequested();
            if (other != lowest && !ties.Has(lowest, other))
            {
                least = Math.Min(least, ways.Between(lowest, other, least));
            }
        }

        var contacts = ties.Of(lowest).ToArray();
        foreach (var one in contacts)
        {
            cancel.ThrowIfCancellationRequested();
            foreach (var other in contacts)
            {
                if (one < other && !ties.Has(one, other))
                {
                    least = Math.Min(least, ways.Between(one, other, least));
                }
            }
        }

        return least;
    }
}
