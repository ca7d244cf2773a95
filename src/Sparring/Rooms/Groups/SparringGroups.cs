using Sparring.Platform.Data;
using Sparring.Rooms.Groups.Contract;

namespace Sparring.Rooms.Groups;

/// <summary>What other rooms may ask about sparring groups.</summary>
public sealed class SparringGroups(GroupsStore store) : ISparringGroups
{
    public Task<SparringGroupCard?> OfAsync(Tx tx, ProgrammeId programme, PersonId member, DateOnly asOf) =>
        store.OfAsync(tx, programme, member, asOf);

    public Task<IReadOnlyList<SparringGroupCard>> CoachedByAsync(Tx tx, PersonId coach, DateOnly asOf) =>
        store.CoachedByAsync(tx, coach, asOf);

    public Task<IReadOnlyList<SparringGroupCard>> AllAsync(Tx tx, ProgrammeId programme, DateOnly asOf) =>
        store.AllAsync(tx, programme, asOf);
}
