using Sparring.Platform.Data;

namespace Sparring.Rooms.Foundation.Contract;

/// <summary>A foundation as its owner writes it, by the rules of the pages; the demo is made with it.</summary>
public interface IWriteFoundations
{
    /// <summary>Saves sections of the owner's draft, by the keys of the template; the foundation is begun if need be.</summary>
    Task WriteAsync(Tx tx, Viewer owner, ProgrammeId programme, IReadOnlyDictionary<string, string> sections);

    /// <summary>Hands the draft in as it stands.</summary>
    Task HandInAsync(Tx tx, Viewer owner, ProgrammeId programme);

    /// <summary>Opens the draft as it stands to the owner's group.</summary>
    Task<FoundationId> ShareAsync(Tx tx, Viewer owner, ProgrammeId programme);

    /// <summary>Publishes the draft as it stands to the forum.</summary>
    Task PublishAsync(Tx tx, Viewer owner, ProgrammeId programme);

    /// <summary>Answers a version that is open to the reader, by the three beginnings of the template.</summary>
    Task AnswerAsync(Tx tx, Viewer reader, FoundationId foundation, IReadOnlyDictionary<string, string> answers);
}
