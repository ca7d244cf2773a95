using Sparring.Platform.Data;
using Sparring.Rooms.People.Contract;
using Sparring.Rooms.Programme.Contract;

namespace Sparring.Rooms.Programme.HeldRoles;

/// <summary>Roles from a list of people go to the programme the importer works in, of those she organises.</summary>
public sealed class ImportedRoles(IProgrammes programmes, RoleStore store, TimeProvider clock) : IPeopleImported
{
    public async Task ImportedAsync(Tx tx, Guid import, IReadOnlyList<ImportedRole> roles)
    {
        if (tx.Viewer is not { } viewer)
        {
            return;
        }

        if (await OrganisedAsync(tx, viewer) is not { } programme)
        {
            return;
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
    }

    public async Task<string?> WhereAsync(Tx tx) =>
        tx.Viewer is { } viewer ? (await OrganisedAsync(tx, viewer))?.Title : null;

    public Task<bool> MayUndoAsync(Tx tx, Guid import) => store.MayTakeBackAsync(tx, import);

    public Task UndoneAsync(Tx tx, Guid import) => store.TakeBackAsync(tx, import);

    // The one she has chosen, else the first that runs.
    private async Task<ProgrammeCard?> OrganisedAsync(Tx tx, Viewer viewer)
    {
        foreach (var programme in await programmes.OfViewerAsync(tx))
        {
            if ((await programmes.RolesAsync(tx, programme.Id, viewer.Person, clock.Today())).Contains("organiser"))
            {
                return programme;
            }
        }

        return null;
    }
}
