using Sparring.Platform.Data;
using Sparring.Rooms.Programme.Contract;

namespace Sparring.Rooms.Practice;

/// <summary>Who practises, and in which programme. Who may read what of another is decided row by row.</summary>
public sealed class PracticeAccess(IProgrammes programmes, PracticeStore store, TimeProvider clock)
{
    /// <summary>
    /// The programme the viewer practises in: the one asked for, else the first she takes part in, else the latest she has
    /// written something in. What she wrote stays with her, also when she has left the programme.
    /// </summary>
    public async Task<ProgrammeCard?> WritesInAsync(Tx tx, Viewer viewer, Guid? asked)
    {
        foreach (var programme in await programmes.OfViewerAsync(tx))
        {
            if ((asked is null || asked == programme.Id.Value) && await TakesPartAsync(tx, viewer, programme.Id))
            {
                return programme;
            }
        }

        var own = (await store.WrittenInAsync(tx, viewer)).Where(id => asked is null || asked == id.Value).ToList();
        return own is [var latest, ..] ? await programmes.FindAsync(tx, latest) : null;
    }

    /// <summary>The programme whose forum the viewer belongs to, in whatever role the door asks for.</summary>
    public async Task<ProgrammeCard?> BelongsToAsync(Tx tx, Viewer viewer, Guid? asked, params string[] roles)
    {
        foreach (var programme in await programmes.OfViewerAsync(tx))
        {
            var held = await programmes.RolesAsync(tx, programme.Id, viewer.Person, clock.Today());
            if ((asked is null || asked == programme.Id.Value) && roles.Any(held.Contains))
            {
                return programme;
            }
        }

        return null;
    }

    public async Task<bool> TakesPartAsync(Tx tx, Viewer viewer, ProgrammeId programme) =>
        (await programmes.RolesAsync(tx, programme, viewer.Person, clock.Today())).Contains("participant");
}
