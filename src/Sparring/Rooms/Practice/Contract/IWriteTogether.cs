using Sparring.Platform.Data;

namespace Sparring.Rooms.Practice.Contract;

/// <summary>Joint trial actions as those who take part write them, by the rules of the pages; the demo is made with it.</summary>
public interface IWriteTogether
{
    /// <summary>Begins one, led by the viewer; answers are by the fields' keys. Answers its id.</summary>
    Task<Guid> BeginAsync(Tx tx, Viewer lead, ProgrammeId programme, IReadOnlyDictionary<string, string> answers);

    Task AskAsync(Tx tx, Viewer asking, Guid action, PersonId person);

    Task JoinAsync(Tx tx, Viewer asked, Guid action);

    /// <summary>Notes what came of it: a kind of outcome, and whether the forum may read it.</summary>
    Task NoteAsync(Tx tx, Viewer author, Guid action, string kind, string text, bool isForForum);

    Task StepAsync(Tx tx, Viewer taking, Guid action, TrialState state, string? decision);

    /// <summary>Tells the forum, as it is written now.</summary>
    Task TellAsync(Tx tx, Viewer lead, Guid action);
}
