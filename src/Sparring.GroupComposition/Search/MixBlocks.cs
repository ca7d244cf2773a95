namespace Sparring.GroupComposition.Search;

/// <summary>How a group stands in the middle of a search.</summary>
internal enum Standing
{
    /// <summary>It has an excess.</summary>
    Poor,

    /// <summary>It has none, but lacks what another has too much of.</summary>
    Uneven,

    Good,
}

/// <summary>Which groups are searched together: those with an excess, each time among others by chance.</summary>
internal static class MixBlocks
{
    /// <summary>The first time every group; later only as many blocks as groups with an excess need.</summary>
    /// <remarks>When few are left, every other time they meet few others: then all of them can be moved about at once.</remarks>
    public static List<int[]> Of(Standing[] standings, int groupsOfBlock, long epoch, ref Chance chance)
    {
        var poor = Those(standings, Standing.Poor, ref chance);
        var uneven = Those(standings, Standing.Uneven, ref chance);
        if (epoch % 2 == 1 && poor.Length + uneven.Length <= groupsOfBlock / 8)
        {
            groupsOfBlock = Math.Max(2, groupsOfBlock / 4);
        }

        var good = Those(standings, Standing.Good, ref chance);
        // At most half of a block has an excess where that can be: the others are whom to exchange with.
        var most = Math.Max(1, standings.Length / groupsOfBlock);
        var wanted = Math.Max(1 + poor.Length * 2 / groupsOfBlock, Math.Min(4, poor.Length / 4));
        var count = Math.Clamp(wanted, 1, most);
        var blocks = Enumerable.Range(0, count).Select(_ => new List<int>(groupsOfBlock)).ToArray();
        var helpers = Math.Min(uneven.Length, Math.Max(poor.Length, count));
        var at = 0;
        foreach (var group in poor.Concat(uneven.Take(helpers)).Concat(good).Concat(uneven.Skip(helpers)))
        {
            // Counting goes round the blocks; what does not fit this time waits for the next.
            if (blocks[at % count].Count >= groupsOfBlock)
            {
                break;
            }

            blocks[at++ % count].Add(group);
        }

        return [.. blocks.Where(block => block.Count > 1).Select(block => block.ToArray())];
    }

    private static int[] Those(Standing[] standings, Standing wanted, ref Chance chance)
    {
        var groups = Enumerable.Range(0, standings.Length).Where(group => standings[group] == wanted).ToArray();
        chance.Shuffle(groups);
        return groups;
    }
}
