using Sparring.DisclosureControl;

namespace Sparring.Rooms.Surveys.Figures;

/// <summary>
/// Which respondents a later wave counts. When one person of a group that was shown does not answer again, the difference between the
/// two waves would be hers; so of every group shown before, nobody or at least so many are left out, and of the new ones nobody or at
/// least so many are counted.
/// </summary>
/// <remarks>Decided from who answered alone; whom it meets is chance (the order given).</remarks>
public sealed class CountedAgain(IReadOnlyList<NamedSet> before, int smallest)
{
    public PersonSet Of(IReadOnlyList<int> respondents)
    {
        if (before.Count == 0)
        {
            return PersonSet.Of(respondents);
        }

        var everybody = before.Aggregate(PersonSet.Empty, (all, set) => all.Or(set.Members)).ToArray();
        var answered = respondents.ToLookup(CellOf);
        return PersonSet.Of(
            everybody
                .GroupBy(CellOf)
                .SelectMany(cell => Kept([.. answered[cell.Key]], cell.Count()))
                .Concat(answered[new string('0', before.Count)] is var fresh && fresh.Count() >= smallest ? fresh : [])
        );
    }

    private IEnumerable<int> Kept(int[] here, int size)
    {
        var missing = size - here.Length;
        if (missing == 0)
        {
            return here;
        }

        var kept = size - Math.Max(missing, smallest);
        return kept >= smallest ? here.Take(kept) : [];
    }

    private string CellOf(int person) => string.Concat(before.Select(set => set.Members.Contains(person) ? '1' : '0'));
}
