using System.Numerics;

namespace Sparring.NetworkAnalysis.Communities;

/// <summary>Communities of up to 64 people: climbed to from everybody alone, and from the best so far, shaken, in turn.</summary>
/// <remarks>Iterated local search (Lourenço, Martin and Stützle, 2003); a start is a few microseconds, so there can be many.</remarks>
internal static class ShakeFewPeople
{
    /// <summary>The best found when so many turns in a row found nothing better.</summary>
    public static int[] Best(ulong[] rows, int turns, ref Chance chance)
    {
        var people = new FewPeople(rows);
        people.Part();
        people.Climb(ref chance);
        var (best, quality) = (people.Of.ToArray(), people.Quality());
        for (var turn = 0; turn < turns; turn++)
        {
            if (turn % 2 == 0)
            {
                people.Part();
            }
            else
            {
                people.Set(best);
                Shake(people, ref chance);
            }

            people.Climb(ref chance);
            if (people.Quality() > quality)
            {
                people.Of.CopyTo(best);
                (quality, turn) = (people.Quality(), -1);
            }
        }

        return Connected(rows, best);
    }

    // Up to half of the people, each into another community or one of their own.
    private static void Shake(FewPeople people, ref Chance chance)
    {
        for (var left = 2 + chance.Below(Math.Max(2, people.Of.Length / 2)); left > 0; left--)
        {
            people.Move(chance.Below(people.Of.Length), chance.Below(people.Communities + 1));
        }
    }

    // Parts of a community between which no tie is are communities of their own: that never costs modularity.
    private static int[] Connected(ulong[] rows, int[] of)
    {
        var parts = new int[of.Length];
        var (count, left) = (0, TieRows.All(of.Length));
        while (left != 0)
        {
            var first = BitOperations.TrailingZeroCount(left);
            var (community, part, open) = (Members(of, of[first]), 1UL << first, 1UL << first);
            while (open != 0)
            {
                var person = BitOperations.TrailingZeroCount(open);
                parts[person] = count;
                var others = rows[person] & community & ~part;
                (part, open) = (part | others, (open & (open - 1)) | others);
            }

            left &= ~part;
            count++;
        }

        return parts;
    }

    private static ulong Members(int[] of, int community)
    {
        var members = 0UL;
        for (var person = 0; person < of.Length; person++)
        {
            members |= of[person] == community ? 1UL << person : 0;
        }

        return members;
    }
}
