using Sparring.Platform.Data;
using Sparring.Rooms.Groups.Contract;
using Sparring.Rooms.People.Contract;
using Sparring.Rooms.Programme.Contract;

namespace Sparring.Rooms.Groups;

/// <summary>All groups of a programme with names, as a page shows them.</summary>
public sealed record GroupsSheet(
    ProgrammeCard Programme,
    IReadOnlyList<SparringGroupCard> Groups,
    IReadOnlyDictionary<PersonId, PersonCard> People,
    IReadOnlyList<Occasion> Occasions,
    PersonId Viewer,
    bool IsOrganiser
)
{
    public IEnumerable<SparringGroupCard> Own => Groups.Where(group => group.Members.Contains(Viewer));

    public IEnumerable<SparringGroupCard> Coached => Groups.Where(group => group.Coaches.Contains(Viewer));

    public int Participants => Groups.Sum(group => group.Members.Count);
}

/// <summary>Reads a sheet: four questions, whatever the number of groups.</summary>
public sealed class GroupsReading(GroupsAccess access, GroupsStore groups, OccasionStore occasions, IPeople people)
{
    public async Task<GroupsSheet?> SheetAsync(Tx tx, Viewer viewer, Guid? programme, DateOnly today)
    {
        if (await access.ProgrammeAsync(tx, programme) is not { } card)
        {
            return null;
        }

        var all = await groups.AllAsync(tx, card.Id, today);
        var names = all.SelectMany(group => group.Members.Concat(group.Coaches)).Distinct().ToList();
        return new GroupsSheet(
            card,
            all,
            await people.CardsAsync(tx, names, today),
            await occasions.AllAsync(tx, card.Id),
            viewer.Person,
            await access.OrganisesAsync(tx, card.Id, viewer, today)
        );
    }
}
