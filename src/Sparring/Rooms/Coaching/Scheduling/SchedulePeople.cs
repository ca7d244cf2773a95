using Sparring.Platform.Data;
using Sparring.Rooms.People.Contract;
using Sparring.Rooms.Programme.Contract;

namespace Sparring.Rooms.Coaching.Scheduling;

/// <summary>Names of those who coach and book.</summary>
public sealed class SchedulePeople(IProgrammes programmes, IPeople people, TimeProvider clock)
{
    public async Task<IReadOnlyList<Named>> HoldersAsync(Tx tx, ProgrammeId programme, string role)
    {
        var holders = await programmes.HoldersAsync(tx, programme, role, clock.Today());
        var names = await NamesAsync(tx, holders);
        return [.. holders.Where(names.ContainsKey).Select(id => new Named(id, names[id]))];
    }

    public async Task<IReadOnlyDictionary<PersonId, string>> NamesAsync(Tx tx, IEnumerable<PersonId> ids) =>
        (await people.CardsAsync(tx, [.. ids.Distinct()], clock.Today())).ToDictionary(
            pair => pair.Key,
            pair => pair.Value.Name
        );
}
