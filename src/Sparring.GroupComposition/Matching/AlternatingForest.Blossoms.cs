namespace Sparring.GroupComposition.Matching;

// Odd cycles are shrunk and opened; when a path is turned, its tree leaves the forest.
internal sealed partial class AlternatingForest
{
    private readonly int[] seen = new int[blossoms.Capacity];
    private int look;

    private void ShrinkCycle(int left, int right)
    {
        var common = Common(left, right);
        var (parts, from, to) = (new List<int>(), new List<int>(), new List<int>());
        for (var part = blossoms.Top(left); part != common; part = blossoms.Top(hangsOn[part]))
        {
            parts.Add(part);
            from.Add(hangsOn[part]);
            to.Add(hangsBy[part]);
        }

        parts.Add(common);
        parts.Reverse();
        from.Reverse();
        to.Reverse();
        from.Add(left);
        to.Add(right);
        for (var part = blossoms.Top(right); part != common; part = blossoms.Top(hangsOn[part]))
        {
            parts.Add(part);
            from.Add(hangsBy[part]);
            to.Add(hangsOn[part]);
        }

        BecomeOne(new([.. parts], [.. from], [.. to]), common);
    }

    private int Common(int left, int right)
    {
        look++;
        var (one, other) = (blossoms.Top(left), blossoms.Top(right));
        while (true)
        {
            if (one >= 0)
            {
                if (seen[one] == look)
                {
                    return one;
                }

                seen[one] = look;
                one = hangsOn[one] < 0 ? -1 : blossoms.Top(hangsOn[one]);
            }

            (one, other) = other >= 0 ? (other, one) : (one, other);
        }
    }

    private void BecomeOne(Cycle cycle, int common)
    {
        var blossom = blossoms.Shrink(cycle);
        foreach (var part in cycle.Parts)
        {
            var isOdd = sideOfTop[part] == Odd;
            sideOfTop[part] = Outside;
            blossoms.Price[part] += blossoms.IsPerson(part) ? 0 : (isOdd ? -2 : 2) * clock;
            if (isOdd)
            {
                members.Clear();
                blossoms.AddPeople(part, members);
                foreach (var person in members)
                {
                    price[person] += 2 * clock;
                    turnedEven.Add(person);
                }

                AwaitSpending();
            }
        }

        (sideOfTop[blossom], treeOf[blossom]) = (Even, treeOf[common]);
        (hangsOn[blossom], hangsBy[blossom]) = (hangsOn[common], hangsBy[common]);
        blossoms.Price[blossom] = -2 * clock;
        LookFromNewEven();
    }

    private void Open(TreeEvent next)
    {
        var blossom = next.Who;
        if (sideOfTop[blossom] != Odd || blossoms.Price[blossom] / 2 != next.At)
        {
            return;
        }

        sideOfTop[blossom] = Outside;
        var cycle = blossoms.Open(blossom);
        foreach (var part in cycle.Parts)
        {
            members.Clear();
            blossoms.AddPeople(part, members);
            foreach (var person in members)
            {
                side[person] = Outside;
                price[person] += clock;
            }
        }

        var stays = HangPath(cycle, treeOf[blossom], (hangsOn[blossom], hangsBy[blossom]));
        for (var at = 0; at < stays.Length; at++)
        {
            if (!stays[at])
            {
                members.Clear();
                blossoms.AddPeople(cycle.Parts[at], members);
                members.ForEach(LookForReach);
            }
        }

        LookFromNewEven();
    }

    // The even way round from where the blossom hangs to its base stays in the tree, the rest leaves it.
    private bool[] HangPath(Cycle cycle, int tree, (int On, int By) link)
    {
        var count = cycle.Parts.Length;
        var start = Array.IndexOf(cycle.Parts, blossoms.Top(link.By));
        var step = start % 2 == 1 ? 1 : -1;
        var stays = new bool[count];
        for (var at = start; ; at += step)
        {
            stays[at % count] = true;
            if ((at - start) % 2 == 0)
            {
                PutOdd(cycle.Parts[at % count], tree, link.On, link.By);
            }
            else
            {
                PutEven(cycle.Parts[at], tree, link.On, link.By);
            }

            if (at % count == 0)
            {
                return stays;
            }

            link = step > 0 ? (cycle.From[at], cycle.To[at]) : (cycle.To[at - 1], cycle.From[at - 1]);
        }
    }

    private void TurnPath(int person, int partner)
    {
        while (true)
        {
            var even = blossoms.Top(person);
            blossoms.MakeBase(even, person);
            blossoms.Partner[person] = partner;
            if (hangsOn[even] < 0)
            {
                return;
            }

            var odd = blossoms.Top(hangsOn[even]);
            (person, partner) = (hangsOn[odd], hangsBy[odd]);
            blossoms.MakeBase(odd, partner);
            blossoms.Partner[partner] = person;
        }
    }

    private void Leave(int tree)
    {
        growing--;
        // Who left the tree when a blossom was opened still stands in its list, and may be in another tree by now; others stand twice.
        members.Clear();
        foreach (var person in trees[tree])
        {
            var outermost = blossoms.Top(person);
            if (side[person] == Outside || treeOf[outermost] != tree)
            {
                continue;
            }

            members.Add(person);
            if (sideOfTop[outermost] != Outside)
            {
                var isEven = sideOfTop[outermost] == Even;
                blossoms.Price[outermost] += blossoms.IsPerson(outermost) ? 0 : (isEven ? 2 : -2) * clock;
                sideOfTop[outermost] = Outside;
            }

            price[person] += side[person] == Even ? -clock : clock;
            side[person] = Outside;
        }

        members.ForEach(LookForReach);
        trees[tree].Clear();
    }
}
