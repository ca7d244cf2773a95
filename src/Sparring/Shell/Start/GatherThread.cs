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
    // Most rooms ask for the viewer's roles: the database finds them once.
    private const string KeepRolesSql = "select keep_roles()";

    private static readonly Question KeepRoles = new(KeepRolesSql);

    /// <summary>What the start page asks for a viewer: everything of every room, in one order.</summary>
    public IEnumerable<Question> Questions(Viewer viewer) =>
        [
            KeepRoles,
            .. steps.SelectMany(room => room.Questions(viewer)),
            .. sections.SelectMany(room => room.Questions(viewer)),
        ];

    /// <summary>One round trip for all; only when a room fails, each is asked alone and the others still answer.</summary>
    /// <param name="early">The answers, where they came with the sign-in; null where they are still to be asked for.</param>
    public async Task<MyThread> ForAsync(Viewer viewer, EarlyAnswers? early, CancellationToken cancel)
    {
        try
        {
            return early is not null && early.AreFor(viewer)
                ? await early.ReadAsync(answers => ReadAsync(answers, viewer))
                : await db.AskAsync(viewer, Questions(viewer), answers => ReadAsync(answers, viewer), cancel);
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
        await answers.ValueAsync<int>();
        return MyThread.Of(
            await ReadAsync(steps, answers, viewer),
            await ReadAsync(sections, answers, viewer),
            isWhole: true
        );
    }

    private static async Task<List<T>> ReadAsync<T>(IEnumerable<IThreadPart<T>> rooms, Answers answers, Viewer viewer)
    {
        var found = new List<T>();
        foreach (var room in rooms)
        {
            found.AddRange(await room.ReadAsync(answers, viewer));
        }

        return found;
    }

    private async Task<MyThread> ApartAsync(Viewer viewer, CancellationToken cancel)
    {
        var (found, hasSteps) = await EachAloneAsync(steps, viewer, cancel);
        var (panels, hasSections) = await EachAloneAsync(sections, viewer, cancel);
        return MyThread.Of(found, panels, hasSteps && hasSections);
    }

    private async Task<(List<T> Found, bool IsWhole)> EachAloneAsync<T>(
        IEnumerable<IThreadPart<T>> rooms,
        Viewer viewer,
        CancellationToken cancel
    )
    {
        var found = new List<T>();
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

        return (found, isWhole);
    }
}
