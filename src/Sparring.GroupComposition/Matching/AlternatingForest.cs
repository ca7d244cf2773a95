namespace Sparring.GroupComposition.Matching;

/// <summary>
/// Grows a tree from each free person at once until every one is matched or worth nothing. The prices of even people fall with one
/// clock, those of odd people rise; each is stored as it would be at clock 0, so that nothing is touched while the clock runs.
/// </summary>
internal sealed partial class AlternatingForest(MatchingGraph graph, Prices prices, Blossoms blossoms)
{
    private const byte Outside = 0;
    private const byte Even = 1;
    private const byte Odd = 2;

    private readonly TreeEvents events = new();
    private readonly long[] price = prices.Of;

    // Per person: the side in the forest; outside, the earliest even neighbour's price less the pair's weight, and that neighbour;
    // when even, the clock at which the first pair with another even person is paid, and that person.
    private readonly byte[] side = new byte[graph.People];
    private readonly long[] first = new long[graph.People];
    private readonly int[] firstWith = new int[graph.People];

    // Per outermost blossom of the forest: its tree, and the pair it hangs on, a person of the parent and a person of its own.
    private readonly byte[] sideOfTop = new byte[blossoms.Capacity];
    private readonly int[] treeOf = new int[blossoms.Capacity];
    private readonly int[] hangsOn = new int[blossoms.Capacity];
    private readonly int[] hangsBy = new int[blossoms.Capacity];

    private readonly List<List<int>> trees = [];
    private readonly List<int> members = [];
    private readonly List<int> turnedEven = [];
    private int growing;
    private long clock;

    public void Grow()
    {
        Array.Fill(first, long.MaxValue);
        for (var root = 0; root < graph.People; root++)
        {
            if (blossoms.Partner[root] < 0 && price[root] > 0)
            {
                // All roots even in number: then two of them never meet between two whole prices.
                price[root] += price[root] & 1;
                trees.Add([]);
                PutEven(root, trees.Count - 1, -1, -1);
            }
        }

        growing = trees.Count;
        LookFromNewEven();
        while (growing > 0)
        {
            Handle(events.Take());
        }
    }

    private void Handle(TreeEvent next)
    {
        clock = next.At;
        switch (next.Kind)
        {
            case TreeEventKind.Reach:
                Reach(next);
                break;
            case TreeEventKind.Meet:
                Meet(next);
                break;
            case TreeEventKind.Open:
                Open(next);
                break;
            default:
                Spend(next);
                break;
        }
    }

    private void PutEven(int blossom, int tree, int on, int by)
    {
        Hang(blossom, Even, tree, on, by);
        blossoms.Price[blossom] -= blossoms.IsPerson(blossom) ? 0 : 2 * clock;
        foreach (var person in members)
        {
            price[person] += clock;
            turnedEven.Add(person);
        }

        AwaitSpending();
    }

    private void PutOdd(int blossom, int tree, int on, int by)
    {
        Hang(blossom, Odd, tree, on, by);
        foreach (var person in members)
        {
            side[person] = Odd;
            price[person] -= clock;
        }

        if (!blossoms.IsPerson(blossom))
        {
            blossoms.Price[blossom] += 2 * clock;
            events.Add(new(blossoms.Price[blossom] / 2, TreeEventKind.Open, blossom));
        }
    }

    private void Hang(int blossom, byte which, int tree, int on, int by)
    {
        (sideOfTop[blossom], treeOf[blossom]) = (which, tree);
        (hangsOn[blossom], hangsBy[blossom]) = (on, by);
        members.Clear();
        blossoms.AddPeople(blossom, members);
        trees[tree].AddRange(members);
    }

    // Of people who become even together, one alone can be the first whose price is used up.
    private void AwaitSpending()
    {
        var least = members[0];
        foreach (var person in members)
        {
            least = price[person] < price[least] ? person : least;
        }

        events.Add(new(price[least], TreeEventKind.Spend, least));
    }

    // First all of them are even, then each looks round: two of them may see each other.
    private void LookFromNewEven()
    {
        foreach (var person in turnedEven)
        {
            side[person] = Even;
        }

        foreach (var person in turnedEven)
        {
            Look(person);
        }

        turnedEven.Clear();
    }

    private void Look(int person)
    {
        var (neighbours, weights) = (graph.Neighbours, graph.Weights);
        var (soonest, with) = (long.MaxValue, -1);
        var mine = price[person] - (2 * prices.Lift);
        for (var arc = graph.First[person]; arc < graph.First[person + 1]; arc++)
        {
            var other = neighbours[arc];
            var rest = mine - (2L * weights[arc]);
            if (side[other] == Even)
            {
                var twice = rest + price[other];
                if (twice < soonest && !blossoms.AreOne(other, person))
                {
                    (soonest, with) = (twice, other);
                }
            }
            else if (side[other] == Outside && rest < first[other])
            {
                (first[other], firstWith[other]) = (rest, person);
                events.Add(new(rest + price[other], TreeEventKind.Reach, other));
            }
        }

        AwaitMeeting(person, soonest, with);
    }

    private void AwaitMeeting(int person, long twice, int with)
    {
        firstWith[person] = with;
        first[person] = with < 0 ? long.MaxValue : twice / 2;
        if (with >= 0)
        {
            events.Add(new(first[person], TreeEventKind.Meet, person));
        }
    }

    private void LookForMeeting(int person)
    {
        var (soonest, with) = (long.MaxValue, -1);
        var mine = price[person] - (2 * prices.Lift);
        for (var arc = graph.First[person]; arc < graph.First[person + 1]; arc++)
        {
            var other = graph.Neighbours[arc];
            if (
                side[other] == Even
                && mine - (2L * graph.Weights[arc]) + price[other] < soonest
                && !blossoms.AreOne(other, person)
            )
            {
                (soonest, with) = (mine - (2L * graph.Weights[arc]) + price[other], other);
            }
        }

        AwaitMeeting(person, soonest, with);
    }

    private void LookForReach(int person)
    {
        first[person] = long.MaxValue;
        for (var arc = graph.First[person]; arc < graph.First[person + 1]; arc++)
        {
            var other = graph.Neighbours[arc];
            if (side[other] == Even && price[other] - prices.Doubled(graph.Weights[arc]) < first[person])
            {
                (first[person], firstWith[person]) = (price[other] - prices.Doubled(graph.Weights[arc]), other);
            }
        }

        if (first[person] < long.MaxValue)
        {
            events.Add(new(first[person] + price[person], TreeEventKind.Reach, person));
        }
    }

    private void Reach(TreeEvent next)
    {
        var other = next.Who;
        if (side[other] != Outside || first[other] == long.MaxValue || first[other] + price[other] != next.At)
        {
            return;
        }

        if (!IsPaid(other, firstWith[other]))
        {
            LookForReach(other);
            return;
        }

        var (even, matched) = (firstWith[other], blossoms.Base[blossoms.Top(other)]);
        var (tree, partner) = (treeOf[blossoms.Top(even)], blossoms.Partner[matched]);
        if (partner < 0)
        {
            blossoms.MakeBase(blossoms.Top(other), other);
            blossoms.Partner[other] = even;
            TurnPath(even, other);
            Leave(tree);
            LookForReach(other);
            return;
        }

        PutOdd(blossoms.Top(other), tree, even, other);
        PutEven(blossoms.Top(partner), tree, matched, partner);
        LookFromNewEven();
    }

    // Whom a person waited for may have left the forest, and even come back at another price.
    private bool IsPaid(int outside, int even)
    {
        if (side[even] != Even)
        {
            return false;
        }

        for (var arc = graph.First[outside]; arc < graph.First[outside + 1]; arc++)
        {
            if (graph.Neighbours[arc] == even && price[even] - prices.Doubled(graph.Weights[arc]) == first[outside])
            {
                return true;
            }
        }

        return false;
    }
}
