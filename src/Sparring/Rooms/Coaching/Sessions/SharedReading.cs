using Sparring.Platform.Data;
using Sparring.Rooms.Privacy.Contract;

namespace Sparring.Rooms.Coaching.Sessions;

/// <summary>Notes that somebody looked at what others have in a session: one entry for each of them and each view of a page.</summary>
public sealed class SharedReading(IReadLog log)
{
    public Task NoteAsync(Tx tx, OpenSession open, string artefact, IEnumerable<PersonId> owners) =>
        log.ReadAsync(
            tx,
            [
                .. owners
                    .Distinct()
                    .Select(owner => new ConfidentialRead(
                        artefact,
                        open.Id.Value,
                        owner,
                        open.Session.Programme,
                        "session"
                    )),
            ]
        );
}
