using Sparring.Platform.Data;
using Sparring.Rooms.Dilemmas.Writing;
using Sparring.Rooms.Programme.Contract;

namespace Sparring.Rooms.Dilemmas;

/// <summary>Who may write here, and in which programme. Who may read is decided row by row.</summary>
public sealed class DilemmasAccess(IProgrammes programmes, DilemmaStore store, TimeProvider clock)
{
    /// <summary>The programme whose dilemma the viewer writes: asked for, or the first she takes part in, or where she has one.</summary>
    public async Task<ProgrammeCard?> WritesInAsync(Tx tx, Viewer viewer, Guid? asked)
    {
        if (await InAsync(tx, viewer, "participant", asked) is { } programme)
        {
            return programme;
        }

        var own = (await store.OwnAsync(tx, viewer)).FirstOrDefault(head => IsAsked(head.Programme, asked));
        return own is null ? null : await programmes.FindAsync(tx, own.Programme);
    }

    /// <summary>The first programme in which the viewer holds a role today; the one asked for, if one is.</summary>
    public async Task<ProgrammeCard?> InAsync(Tx tx, Viewer viewer, string role, Guid? asked = null)
    {
        foreach (var programme in await programmes.OfViewerAsync(tx))
        {
            if (
                IsAsked(programme.Id, asked)
                && (await programmes.RolesAsync(tx, programme.Id, viewer.Person, clock.Today())).Contains(role)
            )
            {
                return programme;
            }
        }

        return null;
    }

    private static bool IsAsked(ProgrammeId programme, Guid? asked) => asked is null || asked == programme.Value;
}
