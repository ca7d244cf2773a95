using Sparring.Platform.Data;
using Sparring.Rooms.Programme.Contract;

namespace Sparring.Rooms.Foundation;

/// <summary>Who may write a foundation, and in which programme. Who may read one is decided row by row.</summary>
public sealed class FoundationAccess(IProgrammes programmes, FoundationStore store, TimeProvider clock)
{
    /// <summary>
    /// The programme whose foundation the viewer writes: the one asked for, else the first she takes part in, else the
    /// latest she wrote one in. A foundation stays with its owner, also when she has left the programme.
    /// </summary>
    public async Task<ProgrammeCard?> WritesInAsync(Tx tx, Viewer viewer, Guid? asked)
    {
        foreach (var programme in await programmes.OfViewerAsync(tx))
        {
            if (IsAskedFor(programme.Id, asked) && await TakesPartAsync(tx, viewer, programme.Id))
            {
                return programme;
            }
        }

        var own = (await store.OwnAsync(tx, viewer)).FirstOrDefault(head => IsAskedFor(head.Programme, asked));
        return own is null ? null : await programmes.FindAsync(tx, own.Programme);
    }

    /// <summary>The other programmes the viewer takes part in: she writes a foundation in each.</summary>
    public async Task<IReadOnlyList<ProgrammeCard>> OthersAsync(Tx tx, Viewer viewer, ProgrammeId programme)
    {
        var others = new List<ProgrammeCard>();
        foreach (var other in (await programmes.OfViewerAsync(tx)).Where(other => other.Id != programme))
        {
            if (await TakesPartAsync(tx, viewer, other.Id))
            {
                others.Add(other);
            }
        }

        return others;
    }

    public async Task<bool> TakesPartAsync(Tx tx, Viewer viewer, ProgrammeId programme) =>
        (await programmes.RolesAsync(tx, programme, viewer.Person, clock.Today())).Contains("participant");

    private static bool IsAskedFor(ProgrammeId programme, Guid? asked) => asked is null || asked == programme.Value;
}
