using Sparring.Platform.Data;
using Sparring.Rooms.Groups.Contract;
using Sparring.Rooms.People.Contract;
using Sparring.Rooms.Programme.Contract;

namespace Sparring.Rooms.Groups;

/// <summary>One group as its page shows it; the agreement only to those it belongs to.</summary>
public sealed record GroupSheet(
    SparringGroupCard Group,
    IReadOnlyDictionary<PersonId, PersonCard> People,
    IReadOnlyList<GroupChangeStore.Change> Changes,
    Agreement? Agreement,
    IReadOnlyList<Acceptance> Acceptances,
    bool IsOrganiser,
    IReadOnlyList<SparringGroupCard> OtherGroups,
    IReadOnlyList<PersonId> Coaches
)
{
    public string NameOf(PersonId person) => People.GetValueOrDefault(person)?.Name ?? "–";
}

/// <summary>Reads one group for a viewer; nothing when she neither belongs to it nor organises the programme.</summary>
public sealed class GroupReading(
    GroupsAccess access,
    GroupsStore groups,
    GroupChangeStore changes,
    AgreementStore agreements,
    AcceptanceStore acceptances,
    IPeople people,
    IProgrammes programmes
)
{
    public async Task<GroupSheet?> SheetAsync(Tx tx, Viewer viewer, SparringGroupId id, DateOnly today)
    {
        if (await groups.FindAsync(tx, id, today) is not { } group)
        {
            return null;
        }

        var organises = await access.OrganisesAsync(tx, group.Programme, viewer, today);
        var belongs = GroupsAccess.Belongs(group, viewer);
        if (!organises && !belongs)
        {
            return null;
        }

        var log = await changes.ChangesAsync(tx, id);
        var others = organises
            ? (await groups.AllAsync(tx, group.Programme, today)).Where(other => other.Id != id).ToList()
            : [];
        var coaches = organises ? await programmes.HoldersAsync(tx, group.Programme, "coach", today) : [];
        var names = group
            .Members.Concat(group.Coaches)
            .Concat(log.Select(change => change.Person))
            .Concat(coaches)
            .Distinct()
            .ToList();
        return new GroupSheet(
            group,
            await people.CardsAsync(tx, names, today),
            log,
            belongs ? await agreements.FindAsync(tx, id) ?? new Agreement() : null,
            belongs ? await acceptances.OfGroupAsync(tx, id) : [],
            organises,
            others,
            coaches
        );
    }
}
