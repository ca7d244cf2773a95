using Sparring.Platform.Data;
using Sparring.Rooms.People.Contract;
using Sparring.Rooms.Programme.Contract;

namespace Sparring.Rooms.Programme.HeldRoles;

/// <summary>Roles from a list of people go to the running programme the importer organises.</summary>
public sealed class ImportedRoles(IProgrammes programmes, RoleStore store, TimeProvider clock) : IPeopleImported
{
    public async Task ImportedAsync(Tx tx, Guid import, IReadOnlyList<ImportedRole> roles)
    {
        if (tx.Viewer is not { } viewer)
        {
            return;
        }

        foreach (var programme in await programmes.OfViewerAsync(tx))
        {
            if (!(await programmes.RolesAsync(tx, programme.Id, viewer.Person, clock.Today())).Contains("organiser"))
            {
                continue;
            }

            foreach (var role in roles)
            {
                await store.GiveAsync(
                    tx,
                    programme.Id,
                    role.Person,
                    role.Role,
                    role.From ?? programme.Starts,
                    role.Until,
                    import
                );
            }

            return;
        }
    }

    public Task<bool> MayUndoAsync(Tx tx, Guid import) => store.MayTakeBackAsync(tx, import);

    public Task UndoneAsync(Tx tx, Guid import) => store.TakeBackAsync(tx, import);
}
