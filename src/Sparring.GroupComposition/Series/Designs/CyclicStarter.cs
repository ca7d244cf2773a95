namespace Sparring.GroupComposition.Series.Designs;

/// <summary>A few rounds that become many by turning: a permutation with cycles of one length moves every point, some points stay.</summary>
/// <remarks>
/// Points 0 … cycles × order − 1 lie on cycles (point c·order + x is x on cycle c), the rest are fixed. Turning a round by t adds t to
/// each x modulo the order. Each starter round gives <see cref="Order"/> rounds. Nobody meets twice when all differences within and
/// between cycles are used at most once. <see cref="Still"/> are rounds that turning leaves as they are, used once each. The idea is Kirkman's (1850) and Bose's (1939, difference families); starters for resolvable
/// designs with tables of 3 and 4 are surveyed in Colbourn and Dinitz, Handbook of Combinatorial Designs (2nd edition, 2007), IV.5.
/// Cost of turning: rounds × people.
/// </remarks>
internal sealed record CyclicStarter(
    int Order,
    int Cycles,
    int Fixed,
    IReadOnlyList<int[][]> Rounds,
    IReadOnlyList<int[][]> Still
)
{
    public int Points => (Order * Cycles) + Fixed;

    public Design Turn()
    {
        var rounds = new List<int[][]>(Order * Rounds.Count);
        foreach (var round in Rounds)
        {
            for (var turn = 0; turn < Order; turn++)
            {
                var moved = new int[round.Length][];
                for (var group = 0; group < round.Length; group++)
                {
                    moved[group] = new int[round[group].Length];
                    for (var seat = 0; seat < moved[group].Length; seat++)
                    {
                        moved[group][seat] = Moved(round[group][seat], turn);
                    }
                }

                rounds.Add(moved);
            }
        }

        return new Design(Points, [.. rounds, .. Still]);
    }

    private int Moved(int point, int turn)
    {
        if (point >= Order * Cycles)
        {
            return point;
        }

        var x = (point % Order) + turn;
        return x < Order ? point + turn : point + turn - Order;
    }
}
