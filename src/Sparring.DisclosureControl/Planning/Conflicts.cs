using System.Numerics;

namespace Sparring.DisclosureControl.Planning;

/// <summary>Which two candidates can never be shown together, seen from the two and the whole alone.</summary>
/// <remarks>
/// Cost: people/64 steps for each pair. More candidates than <see cref="Most"/> are not compared: the bound is then weaker, never wrong.
/// </remarks>
internal sealed class Conflicts
{
    private const int Most = 3_000;
    private readonly ulong[][] _with;

    public Conflicts(Candidate[] all, int whole, int smallest)
    {
        var words = (all.Length + 63) / 64;
        _with = new ulong[all.Length][];
        for (var one = 0; one < all.Length; one++)
        {
            _with[one] = new ulong[words];
        }

        for (var one = 0; one < all.Length && all.Length <= Most; one++)
        {
            for (var other = 0; other < one; other++)
            {
                if (!Agree(all[one], all[other], whole, smallest))
                {
                    Set(one, other);
                    Set(other, one);
                }
            }
        }
    }

    public bool Between(int one, int other) => (_with[one][other / 64] >> (other % 64) & 1) == 1;

    /// <summary>How many of the others a candidate cannot be shown with.</summary>
    public int CountOf(int one) => _with[one].Sum(BitOperations.PopCount);

    /// <summary>
    /// No choice among these is worth more: of candidates that all exclude each other one is shown at most, so each such circle adds
    /// what its members have in common, once.
    /// </summary>
    public long Bound(IReadOnlyList<int> open, Candidate[] all)
    {
        var left = open.ToDictionary(candidate => candidate, candidate => all[candidate].Worth);
        var bound = 0L;
        foreach (var first in open)
        {
            while (left[first] > 0)
            {
                List<int> circle = [first];
                foreach (var next in open)
                {
                    if (left[next] > 0 && next != first && circle.TrueForAll(member => Between(member, next)))
                    {
                        circle.Add(next);
                    }
                }

                var common = circle.Min(member => left[member]);
                bound += common;
                foreach (var member in circle)
                {
                    left[member] -= common;
                }
            }
        }

        return bound;
    }

    private static bool Agree(Candidate one, Candidate other, int whole, int smallest)
    {
        var both = one.Breakdown == other.Breakdown ? 0 : one.Set.Members.CountBoth(other.Set.Members);
        var first = one.Set.Members.Count - both;
        var second = other.Set.Members.Count - both;
        return Enough(both, smallest)
            && Enough(first, smallest)
            && Enough(second, smallest)
            && Enough(whole - both - first - second, smallest);
    }

    private static bool Enough(int people, int smallest) => people == 0 || people >= smallest;

    private void Set(int one, int other) => _with[one][other / 64] |= 1UL << (other % 64);
}
