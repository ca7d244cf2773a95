namespace Sparring.GroupComposition.Search;

/// <summary>Which groups are searched together: those with an excess, each time among others by chance.</summary>
internal static class MixBlocks
{
    /// <summary>The first time every group; later only as many blocks as groups with an excess need.</summary>
    public static List<int[]> Of(long[] excess, long beyondHelp, int groupsOfBlock, ref Chance chance)
    {
        var poor = Enumerable.Range(0, excess.Length).Where(group => excess[group] > beyondHelp).ToArray();
        var good = Enumerable.Range(0, excess.Length).Where(group => excess[group] <= beyondHelp).ToArray();
        chance.Shuffle(poor);
        chance.Shuffle(good);
        // At most half of a block has an excess where that can be: the others are whom to exchange with.
        var most = Math.Max(1, excess.Length / groupsOfBlock);
        var wanted = Math.Max(1 + poor.Length * 2 / groupsOfBlock, Math.Min(4, poor.Length / 4));
        var count = Math.Clamp(wanted, 1, most);
        var blocks = Enumerable.Range(0, count).Select(_ => new List<int>(groupsOfBlock)).ToArray();
        var at = 0;
        foreach (var group in poor.Concat(good))
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
}
