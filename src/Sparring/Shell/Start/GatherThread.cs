using Microsoft.Extensions.Logging;
using Sparring.Platform.Data;
using Sparring.Platform.Ui;

namespace Sparring.Shell.Start;

/// <summary>Asks every room what is next for a viewer.</summary>
public sealed class GatherThread(
    Db db,
    IEnumerable<INextSteps> steps,
    IEnumerable<IThreadSections> sections,
    ILogger<GatherThread> log
)
{
    /// <summary>One transaction for all; only when a room fails, each is asked alone and the others still answer.</summary>
    public async Task<MyThread> ForAsync(Viewer viewer, CancellationToken cancel)
    {
        try
        {
            return await db.AsAsync(viewer, tx => TogetherAsync(tx, viewer), cancel);
        }
#pragma warning disable CA1031 // because a fault of one room, whatever it is, must not empty the page; ApartAsync logs it
        catch (Exception) when (!cancel.IsCancellationRequested)
#pragma warning restore CA1031
        {
            return await ApartAsync(viewer, cancel);
        }
    }

    private async Task<MyThread> TogetherAsync(Tx tx, Viewer viewer)
    {
        var found = new List<NextStep>();
        foreach (var room in steps)
        {
            found.AddRange(await room.ForAsync(tx, viewer));
        }

        var panels = new List<ThreadSection>();
        foreach (var room in sections)
        {
            panels.AddRange(await room.ForAsync(tx, viewer));
        }

        return MyThread.Of(found, panels, isWhole: true);
    }

    private async Task<MyThread> ApartAsync(Viewer viewer, CancellationToken cancel)
    {
        var found = new List<NextStep>();
        var panels = new List<ThreadSection>();
        var isWhole = true;
        foreach (var room in steps)
        {
            isWhole &= await TryAsync(room, async tx => found.AddRange(await room.ForAsync(tx, viewer)));
        }

        foreach (var room in sections)
        {
            isWhole &= await TryAsync(room, async tx => panels.AddRange(await room.ForAsync(tx, viewer)));
        }

        return MyThread.Of(found, panels, isWhole);

        async Task<bool> TryAsync(object room, Func<Tx, Task> ask)
        {
            try
            {
                await db.AsAsync(viewer, ask, cancel);
                return true;
            }
#pragma warning disable CA1031 // because the page says that something is missing, and the log says what
            catch (Exception fault) when (!cancel.IsCancellationRequested)
#pragma warning restore CA1031
            {
                log.LogError(
                    "The start page could not ask {Room}: {Fault}.",
                    room.GetType().FullName,
                    fault.GetType().Name
                );
                return false;
            }
        }
    }
}
