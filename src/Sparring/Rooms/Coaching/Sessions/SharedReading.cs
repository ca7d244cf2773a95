using Sparring.Platform.Data;
using Sparring.Rooms.Privacy.Contract;

namespace Sparring.Rooms.Coaching.Sessions;

/// <summary>Notes that somebody looked at what others have in a session: one entry for each of them and each view of a page.</summary>
public sealed class SharedReading(IReadLog log)
{
    public async Task NoteAsync(Tx tx, OpenSession open, string artefact, IEnumerable<PersonId> owners)
    {
        foreach (var owner in owners.Distinct().Where(owner => owner != tx.Viewer?.Person))
        {
            await log.ReadAsync(
                tx,
                new ConfidentialRead(artefact, open.Id.Value, owner, open.Session.Programme, "session")
            );
        }
    }
}
