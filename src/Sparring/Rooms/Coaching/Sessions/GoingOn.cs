using Sparring.Platform.Data;

namespace Sparring.Rooms.Coaching.Sessions;

/// <summary>What was agreed goes on as a trial action of the person named, once she has said yes to it.</summary>
public sealed class GoingOn(Commitments commitments, Practising practising)
{
    public async Task AsTrialActionAsync(Tx tx, Viewer viewer, OpenSession open)
    {
        var lines = await commitments.OfAsync(tx, viewer, open);
        if (lines.FirstOrDefault(line => line.Owner == viewer.Person) is { AgreedAt: not null } own)
        {
            await practising.GoOnAsync(tx, viewer, open, own);
        }
    }
}
