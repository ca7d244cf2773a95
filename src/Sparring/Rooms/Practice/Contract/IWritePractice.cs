using Sparring.Platform.Data;

namespace Sparring.Rooms.Practice.Contract;

/// <summary>A leader's practice as she writes it herself, by the rules of the pages; the demo is made with it. Answers are by the fields' keys.</summary>
public interface IWritePractice
{
    /// <summary>Writes a focus and chooses it.</summary>
    Task FocusAsync(Tx tx, Viewer owner, ProgrammeId programme, IReadOnlyDictionary<string, string> answers);

    /// <summary>Writes an arena and chooses it; <c>departments</c> are codes with commas between.</summary>
    Task ArenaAsync(Tx tx, Viewer owner, ProgrammeId programme, IReadOnlyDictionary<string, string> answers);

    /// <summary>Writes a trial action, takes it as far as that state, and shares it: <c>me</c>, <c>group</c> or <c>forum</c>.</summary>
    Task ActionAsync(
        Tx tx,
        Viewer owner,
        ProgrammeId programme,
        IReadOnlyDictionary<string, string> answers,
        TrialState state,
        string share
    );

    /// <summary>Writes a reflection: a minute's, or (<c>activity</c> given) one that follows an activity's cycle.</summary>
    Task ReflectionAsync(
        Tx tx,
        Viewer owner,
        ProgrammeId programme,
        IReadOnlyDictionary<string, string> answers,
        string share
    );
}
