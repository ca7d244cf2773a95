using Sparring.Platform.Data;

namespace Sparring.Rooms.Privacy.Contract;

/// <summary>One look at somebody's confidential artefact: which, whose and what for; never its content.</summary>
public sealed record ConfidentialRead(
    string Artefact,
    Guid ArtefactId,
    PersonId Subject,
    ProgrammeId Programme,
    string Purpose
);

/// <summary>The chained log of reads (privacy.md P12). Refusals are noted by the address: see <see cref="NotesRefusals"/>.</summary>
public interface IReadLog
{
    /// <summary>Notes that the viewer read somebody else's artefact; her own reads are not noted. In the caller's transaction.</summary>
    Task ReadAsync(Tx tx, ConfidentialRead read) => ReadAsync(tx, [read]);

    /// <summary>The same for all that a page shows, in one round trip. Others who read wait for the rest of the transaction: note last.</summary>
    Task ReadAsync(Tx tx, IReadOnlyCollection<ConfidentialRead> reads);
}
