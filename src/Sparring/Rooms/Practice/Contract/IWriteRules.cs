using Sparring.Platform.Data;

namespace Sparring.Rooms.Practice.Contract;

/// <summary>Rules of the game as somebody of a department writes them, by the rules of the pages; the demo is made with it.</summary>
public interface IWriteRules
{
    /// <summary>
    /// Proposes the first version (<c>departments</c> are codes with commas between), or the next one of these rules; <c> / </c>
    /// ends a line. Answers their id.
    /// </summary>
    Task<Guid> ProposeAsync(
        Tx tx,
        Viewer proposing,
        ProgrammeId programme,
        Guid? rules,
        IReadOnlyDictionary<string, string> answers
    );

    /// <summary>Says yes to the latest version for the viewer's department.</summary>
    Task AgreeAsync(Tx tx, Viewer agreeing, Guid rules);
}
