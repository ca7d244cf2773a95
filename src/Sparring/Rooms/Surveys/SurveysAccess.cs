using Sparring.Platform.Data;
using Sparring.Platform.Web;
using Sparring.Rooms.Programme.Contract;

namespace Sparring.Rooms.Surveys;

/// <summary>
/// Who may: those of a programme see its waves and their figures; who was asked answers; organisers open, close and see who has answered.
/// Rows are decided by the database, from the matrix.
/// </summary>
public sealed class SurveysAccess(IProgrammes programmes, TimeProvider clock)
{
    public static Door Organisers { get; } = Door.Roles("organiser");

    /// <summary>The programme the viewer sees surveys of: her first.</summary>
    public async Task<ProgrammeCard?> ProgrammeAsync(Tx tx) =>
        (await programmes.OfViewerAsync(tx)) is [var first, ..] ? first : null;

    public async Task<ProgrammeCard?> OrganisedAsync(Tx tx, Viewer viewer)
    {
        foreach (var programme in await programmes.OfViewerAsync(tx))
        {
            if (await OrganisesAsync(tx, viewer, programme.Id))
            {
                return programme;
            }
        }

        return null;
    }

    /// <summary>The first programme the viewer takes part in as a leader.</summary>
    public async Task<ProgrammeCard?> LedAsync(Tx tx, Viewer viewer)
    {
        foreach (var programme in await programmes.OfViewerAsync(tx))
        {
            if ((await RolesAsync(tx, viewer, programme.Id)).Contains("participant"))
            {
                return programme;
            }
        }

        return null;
    }

    public async Task<bool> OrganisesAsync(Tx tx, Viewer viewer, ProgrammeId programme) =>
        (await RolesAsync(tx, viewer, programme)).Contains("organiser");

    private async Task<IReadOnlyList<string>> RolesAsync(Tx tx, Viewer viewer, ProgrammeId programme) =>
        [.. await programmes.RolesAsync(tx, programme, viewer.Person, clock.Today())];
}
