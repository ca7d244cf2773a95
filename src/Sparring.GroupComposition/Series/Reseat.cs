namespace Sparring.GroupComposition.Series;

/// <summary>Brings groups to other people and other sizes while as few as possible leave their group.</summary>
internal static class Reseat
{
    /// <summary>The seats of a round, group after group in the order of its sizes.</summary>
    public static int[] Of(IReadOnlyList<IReadOnlyList<int>> groups, SeriesRound round, int people)
    {
        var present = (round.Present ?? [.. Enumerable.Range(0, people)]).ToHashSet();
        var slots = round
            .Sizes.Select((size, group) => (Size: size, Group: group))
            .OrderByDescending(slot => slot.Size)
            .ToList();
        var kept = groups
            .Select(group => group.Where(present.Remove).ToList())
            .OrderByDescending(group => group.Count)
            .ToList();
        var seated = new List<int>[slots.Count];
        var homeless = new List<int>();
        for (var i = 0; i < kept.Count; i++)
        {
            var room = i < slots.Count ? slots[i].Size : 0;
            homeless.AddRange(kept[i].Skip(room));
            if (i < slots.Count)
            {
                seated[slots[i].Group] = [.. kept[i].Take(room)];
            }
        }

        var waiting = new Queue<int>(homeless.Concat(present.Order()));
        for (var group = 0; group < seated.Length; group++)
        {
            seated[group] ??= [];
            while (seated[group].Count < round.Sizes[group])
            {
                seated[group].Add(waiting.Dequeue());
            }
        }

        return [.. seated.SelectMany(group => group)];
    }

    /// <summary>Everybody present in a drawn order.</summary>
    public static int[] AtRandom(SeriesRound round, int people, ref Chance chance)
    {
        int[] seats = [.. round.Present ?? [.. Enumerable.Range(0, people)]];
        chance.Shuffle(seats);
        return seats;
    }
}
