using Sparring.Platform.Data;

namespace Sparring.Rooms.Dilemmas.Contract;

/// <summary>Dilemmas and cases as their writers make them, by the rules of the pages; the demo is made with it.</summary>
public interface IWriteDilemmas
{
    /// <summary>Writes the owner's dilemma and sends it to her coach.</summary>
    /// <param name="sections">By the keys of the form: <c>situation</c>, <c>role</c>, <c>one</c> …</param>
    /// <param name="guess"><c>no</c>, <c>maybe</c> or <c>yes</c>.</param>
    /// <param name="consent"><c>read</c>, <c>merged</c> or <c>alone</c>.</param>
    Task<DilemmaId> SendAsync(
        Tx tx,
        Viewer owner,
        ProgrammeId programme,
        IReadOnlyDictionary<string, string> sections,
        string guess,
        string consent,
        bool isPooled
    );

    /// <summary>Writes a case of dilemmas that are open to the coach.</summary>
    Task<GeneralCaseId> ComposeAsync(
        Tx tx,
        Viewer coach,
        ProgrammeId programme,
        IReadOnlyCollection<DilemmaId> sources,
        IReadOnlyDictionary<string, string> sections
    );

    /// <summary>Puts a written case to its authors, to be answered within a week. False: the rules do not let it.</summary>
    Task<bool> AskAsync(Tx tx, Viewer coach, GeneralCaseId id);

    /// <summary>The author's yes to a case as it stands.</summary>
    Task AgreeAsync(Tx tx, Viewer author, GeneralCaseId id);

    /// <summary>Opens a case to the groups its coach coaches. False: the rules do not let it.</summary>
    Task<bool> ReleaseAsync(Tx tx, Viewer coach, GeneralCaseId id);
}
