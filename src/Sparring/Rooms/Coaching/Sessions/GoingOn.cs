using Sparring.Platform.Data;

namespace Sparring.Rooms.Coaching.Sessions;

/// <summary>What was agreed goes on as a trial action of the person named, once she has said yes to it.</summary>
public sealed class GoingOn
{
    public Task AsTrialActionAsync(Tx tx, Viewer viewer, OpenSession open) => Task.CompletedTask;
}
