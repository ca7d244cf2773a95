namespace Sparring.Rooms.Groups.Composing;

/// <summary>Who of a group has sat together before.</summary>
public static class Acquaintances
{
    public static IEnumerable<MetPair> Within(ProposalSheet sheet, IReadOnlyList<int> group)
    {
        var people = group.Select(person => sheet.People[person].Person).ToHashSet();
        return sheet.Met.Where(pair => people.Contains(pair.One) && people.Contains(pair.Other));
    }
}
