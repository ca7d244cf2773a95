namespace Sparring.GroupComposition.Matching;

/// <summary>How trees end: two meet, or one can spend no more.</summary>
internal sealed partial class AlternatingForest
{
    private void Meet(TreeEvent next)
    {
        var person = next.Who;
        if (side[person] != Even || first[person] != next.At)
        {
            return;
        }

        var (other, at) = (firstWith[person], next.At);
        LookForMeeting(person);
        if (first[person] != at)
        {
            return;
        }

        other = firstWith[person];
        if (treeOf[blossoms.Top(person)] == treeOf[blossoms.Top(other)])
        {
            ShrinkCycle(person, other);
            return;
        }

        var (one, two) = (treeOf[blossoms.Top(person)], treeOf[blossoms.Top(other)]);
        TurnPath(person, other);
        TurnPath(other, person);
        Leave(one);
        Leave(two);
    }

    private void Spend(TreeEvent next)
    {
        if (side[next.Who] == Even && price[next.Who] == next.At)
        {
            var tree = treeOf[blossoms.Top(next.Who)];
            TurnPath(next.Who, -1);
            Leave(tree);
        }
    }
}
