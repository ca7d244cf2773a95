using Sparring.Platform.Data;

namespace Sparring.Rooms.Dilemmas.Contract;

/// <summary>Whether dilemmas have been sent; not a word of them.</summary>
public interface ISentDilemmas
{
    /// <summary>Whose in a programme the viewer may know of: her own, and those sent to her as a coach.</summary>
    Task<IReadOnlySet<PersonId>> SentByAsync(Tx tx, ProgrammeId programme);
}
