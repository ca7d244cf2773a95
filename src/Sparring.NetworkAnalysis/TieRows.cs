namespace Sparring.NetworkAnalysis;

/// <summary>Ties of up to 64 people as one row of 64 bits each: what two people share is one instruction.</summary>
internal sealed class TieRows
{
    public const int MostPeople = 64;

    public TieRows(TieList undirected, TieList directed) =>
        (Undirected, Out) = (Of(undirected), ReferenceEquals(undirected, directed) ? Of(undirected) : Of(directed));

    /// <summary>Bit j of row i: a tie either way.</summary>
    public ulong[] Undirected { get; }

    /// <summary>Bit j of row i: a tie from i to j.</summary>
    public ulong[] Out { get; }

    /// <summary>Everybody of n.</summary>
    public static ulong All(int people) => people == MostPeople ? ulong.MaxValue : (1UL << people) - 1;

    private static ulong[] Of(TieList ties)
    {
        var rows = new ulong[ties.People];
        for (var person = 0; person < rows.Length; person++)
        {
            foreach (var other in ties.Of(person))
            {
                rows[person] |= 1UL << other;
            }
        }

        return rows;
    }
}
