using Microsoft.Extensions.Logging;
using Sparring.Platform.Data;
using Sparring.Platform.Ui;

namespace Sparring.Shell.Start;

/// <summary>Asks every room what is next for a viewer.</summary>
public sealed class GatherThread(Db db, IEnumerable<INextSteps> rooms, ILogger<GatherThread> log)
{
    /// <summary>What the start page asks for a viewer: everything of every room, in one order.</summary>
    public IEnumerable<Question> Questions(Viewer viewer)
    {
        var all = new List<Question>();
        foreach (var room in rooms)
        {
            all.AddRange(room.Questions(viewer));
        }

        return all;
    }

    /// <summary>One round trip for all; only when a room fails, each is asked alone and the others still answer.</summary>
    /// <param name="early">The answers, where they came with the sign-in; null where they are still to be asked for.</param>
    public async Task<MyThread> ForAsync(Viewer viewer, EarlyAnswers? early, CancellationToken cancel)
    {
        try
        {
            return early is not null && early.AreFor(viewer)
                ? await early.ReadAsync(answers => ReadAsync(answers, viewer))
                // Most rooms ask for the viewer's roles.
                : await db.AskWithRolesAsync(viewer, Questions(viewer), answers => ReadAsync(answers, viewer), cancel);
        }
#pragma warning disable CA1031 // because a fault of one room, whatever it is, must not empty the page; ApartAsync logs it
        catch (Exception) when (!cancel.IsCancellationRequested)
#pragma warning restore CA1031
        {
            return await ApartAsync(viewer, cancel);
        }
    }

    private async Task<MyThread> ReadAsync(Answers answers, Viewer viewer)
    {
        var found = new List<NextStep>();
        foreach (var room in rooms)
        {
            found.AddRange(await room.ReadAsync(answers, viewer));
        }

        return MyThread.Of(found, isWhole: true);
    }

    private async Task<MyThread> ApartAsync(Viewer viewer, CancellationToken cancel)
    {
        var found = new List<NextStep>();
        var isWhole = true;
        foreach (var room in rooms)
        {
            try
            {
                found.AddRange(
                    await db.AskAsync(
                        viewer,
                        room.Questions(viewer),
                        answers => room.ReadAsync(answers, viewer),
                        cancel
                    )
                );
            }
#pragma warning disable CA1031 // because the page says that something is missing, and the log says what
            catch (Exception fault) when (!cancel.IsCancellationRequested)
#pragma warning restore CA1031
            {
                isWhole = false;
                log.LogError(
                    "The start page could not ask {Room}: {Fault}.",
                    room.GetType().FullName,
                    fault.GetType().Name
                );
            }
        }

        return MyThread.Of(found, isWhole);
    }
}
