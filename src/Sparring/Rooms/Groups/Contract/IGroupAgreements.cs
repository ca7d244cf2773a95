using Sparring.Platform.Data;

namespace Sparring.Rooms.Groups.Contract;

/// <summary>Who has accepted what a sparring group agreed, as it stands now. Only the group and its coach are told.</summary>
public interface IGroupAgreements
{
    /// <summary>By group; a group the viewer does not belong to is empty.</summary>
    Task<ILookup<SparringGroupId, PersonId>> AcceptedAsync(Tx tx, IReadOnlyCollection<SparringGroupId> groups);
}
