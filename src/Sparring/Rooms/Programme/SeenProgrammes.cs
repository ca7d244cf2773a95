using System.Text.Json.Nodes;
using Sparring.Platform.Data;
using Sparring.Rooms.Programme.Design;

namespace Sparring.Rooms.Programme;

/// <summary>A programme as the viewer sees it: everybody with a role in it sees the design, organisers change it.</summary>
public sealed record SeenProgramme(
    ProgrammeId Id,
    string Key,
    bool Organises,
    string State,
    int Version,
    JsonObject Document
)
{
    public ProgrammeDesign Design { get; } = ProgrammeDesign.Of(Document);

    public string Address => $"/programme/{Key}";
}

/// <summary>Finds a programme for the viewer; one she has no role in is as one that does not exist.</summary>
public sealed class SeenProgrammes(ProgrammeStore store, DesignHistory history)
{
    public async Task<SeenProgramme?> FindAsync(Tx tx, string key) =>
        await store.SeenAsync(tx, key) is { } row && await history.ReadAsync(tx, row.Id) is var (version, document)
            ? new SeenProgramme(row.Id, row.Key, row.Organises, row.State, version, document)
            : null;

    /// <summary>The same, for those who may change it.</summary>
    public async Task<SeenProgramme?> FindToChangeAsync(Tx tx, string key) =>
        await FindAsync(tx, key) is { Organises: true } seen ? seen : null;
}
