using System.Numerics;

namespace Sparring.NetworkAnalysis.Cohesion;

/// <summary>How many stay together when so many people are lost, at worst. Direction is ignored.</summary>
/// <param name="Lost">How many are lost.</param>
/// <param name="LeastTogether">The largest part of the rest, at worst.</param>
/// <param name="Splitting">In how many of the choices the rest no longer reach each other; null when not all were looked at.</param>
/// <param name="Choices">How many choices there are; null when not all were looked at.</param>
/// <remarks>
/// Albert, Jeong and Barabási, Error and attack tolerance of complex networks, 2000. Up to 64 people and 1,000,000 choices every choice
/// is looked at; else those of highest degree are lost one by one, and the worst may be worse.
/// </remarks>
public sealed record Robustness(int Lost, int LeastTogether, long? Splitting, long? Choices)
{
    private const double MostChoices = 1_000_000;

    /// <summary>For the loss of 1 … most people, at most n − 1.</summary>
    public static IReadOnlyList<Robustness> Of(Network network, int most, CancellationToken cancel = default)
    {
        var all = new List<Robustness>();
        var (choices, attacked) = (1.0, new Attack(network.Undirected));
        for (var lost = 1; lost <= Math.Min(most, network.People - 1); lost++)
        {
            cancel.ThrowIfCancellationRequested();
            choices *= (double)(network.People - lost + 1) / lost;
            var left = attacked.LoseOne();
            all.Add(
                network.Rows is { } rows && choices <= MostChoices
                    ? Every(rows.Undirected, lost)
                    : new(lost, left, null, null)
            );
        }

        return all;
    }

    // Every choice of bits in the order of their numbers (Gosper's next number with as many bits).
    private static Robustness Every(ulong[] rows, int lost)
    {
        var everybody = TieRows.All(rows.Length);
        long splitting = 0,
            choices = 0;
        var least = rows.Length;
        for (var chosen = (1UL << lost) - 1; chosen <= everybody; chosen = Next(chosen))
        {
            var rest = everybody & ~chosen;
            var together = Largest(rows, rest);
            choices++;
            splitting += together < rows.Length - lost ? 1 : 0;
            least = Math.Min(least, together);
            if (Next(chosen) < chosen)
            {
                break;
            }
        }

        return new(lost, least, splitting, choices);
    }

    private static ulong Next(ulong chosen)
    {
        var lowest = chosen & (~chosen + 1);
        var carried = chosen + lowest;
        return carried == 0 ? 0 : carried | (((chosen ^ carried) / lowest) >> 2);
    }

    private static int Largest(ulong[] rows, ulong rest)
    {
        var largest = 0;
        while (rest != 0)
        {
            var (part, edge) = (0UL, rest & (~rest + 1));
            while (edge != 0)
            {
                part |= edge;
                var next = 0UL;
                for (; edge != 0; edge &= edge - 1)
                {
                    next |= rows[BitOperations.TrailingZeroCount(edge)];
                }

                edge = next & rest & ~part;
            }

            rest &= ~part;
            largest = Math.Max(largest, BitOperations.PopCount(part));
            if (largest >= BitOperations.PopCount(rest))
            {
                break;
            }
        }

        return largest;
    }

    private sealed class Attack(TieList ties)
    {
        private readonly bool[] _lost = new bool[ties.People];

        public int LoseOne()
        {
            var worst = Enumerable.Range(0, ties.People).Where(person => !_lost[person]).MaxBy(Left);
            _lost[worst] = true;
            return LargestPart();
        }

        private int Left(int person)
        {
            var left = 0;
            foreach (var other in ties.Of(person))
            {
                left += _lost[other] ? 0 : 1;
            }

            return left;
        }

        private int LargestPart()
        {
            var (seen, queue, largest) = ((bool[])_lost.Clone(), new Queue<int>(), 0);
            for (var first = 0; first < seen.Length; first++)
            {
                if (seen[first])
                {
                    continue;
                }

                var size = 0;
                seen[first] = true;
                queue.Enqueue(first);
                while (queue.TryDequeue(out var person))
                {
                    size++;
                    foreach (var other in ties.Of(person))
                    {
                        if (!seen[other])
                        {
                            seen[other] = true;
                            queue.Enqueue(other);
                        }
                    }
                }

                largest = Math.Max(largest, size);
            }

            return largest;
        }
    }
}
