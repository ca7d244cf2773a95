namespace Sparring.DisclosureControl;

/// <summary>Says which published sets would, with one more, leave too few people alone.</summary>
/// <remarks>Cost: for each of the first cells that become too small, a pass over the sets for each side that is needed.</remarks>
internal static class FindIsolation
{
    // A reason is for reading: the first cells found are enough to find a short one.
    private const int MostCells = 3;

    /// <summary>The shortest reason found against the asked set, or null when there is none.</summary>
    /// <param name="asked">What is asked for.</param>
    /// <param name="published">What is out.</param>
    /// <param name="cells">The cells of what is out.</param>
    /// <param name="smallest">The fewest people a cell may have.</param>
    public static Isolation? Against(NamedSet asked, IReadOnlyList<NamedSet> published, Refinement cells, int smallest)
    {
        NamedSet[] all = [asked, .. published];
        return SmallPieces(asked.Members, cells, smallest)
            .Select(person => Sides(all, person, smallest))
            .OrderBy(reason => reason.Sides.Count)
            .ThenBy(reason => reason.People)
            .FirstOrDefault();
    }

    /// <summary>One person out of each piece that the asked set would cut off, inside it or outside.</summary>
    private static List<int> SmallPieces(PersonSet asked, Refinement before, int smallest)
    {
        var after = before.Copy();
        after.Add(asked.ToArray(), []);
        var sizes = after.Sizes.Prepend(int.MaxValue).ToArray();
        var touched = asked.ToArray().Select(before.CellOf).ToHashSet();
        var found = new List<int>();
        var seen = new HashSet<int>();
        for (var person = 0; person < Math.Max(before.End, asked.End) && found.Count < MostCells; person++)
        {
            var cell = after.CellOf(person);
            if (
                sizes[cell] < smallest
                && (asked.Contains(person) || touched.Contains(before.CellOf(person)))
                && seen.Add(cell)
            )
            {
                found.Add(person);
            }
        }

        return found;
    }

    private static Isolation Sides(NamedSet[] all, int person, int smallest)
    {
        // All sides together leave the cell alone, and that is too small. The asked set comes first, so that a reason names what was asked for wherever it can.
        var sides = new List<int> { Array.FindIndex(all, set => set.Members.Contains(person)) };
        var alone = all[sides[0]].Members;
        while (alone.Count >= smallest)
        {
            var next = Enumerable
                .Range(0, all.Length)
                .Where(set => !sides.Contains(set))
                .MinBy(set => CountCut(alone, all[set], person));
            sides.Add(next);
            alone = Cut(alone, all[next], person);
        }

        foreach (var side in sides.ToArray())
        {
            var without = sides.Where(other => other != side).ToArray();
            if (Alone(all, without, person) is { } fewer && fewer.Count < smallest)
            {
                sides.Remove(side);
                alone = fewer;
            }
        }

        return new(alone.Count, [.. sides.Select(set => new Side(all[set].Name, all[set].Members.Contains(person)))]);
    }

    /// <summary>Who stands with this person on all those sides; null when none of them counts the person.</summary>
    private static PersonSet? Alone(NamedSet[] all, int[] sides, int person)
    {
        var inside = Array.FindIndex(sides, set => all[set].Members.Contains(person));
        return inside < 0
            ? null
            : sides.Aggregate(all[sides[inside]].Members, (alone, set) => Cut(alone, all[set], person));
    }

    private static PersonSet Cut(PersonSet alone, NamedSet set, int person) =>
        set.Members.Contains(person) ? alone.And(set.Members) : alone.Except(set.Members);

    private static int CountCut(PersonSet alone, NamedSet set, int person)
    {
        var both = alone.CountBoth(set.Members);
        return set.Members.Contains(person) ? both : alone.Count - both;
    }
}
