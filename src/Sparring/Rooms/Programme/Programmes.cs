using System.Text.Json;
using Sparring.Platform.Data;
using Sparring.Platform.Texts;
using Sparring.Rooms.Programme.Contract;

namespace Sparring.Rooms.Programme;

/// <summary>What other rooms ask of the programme room.</summary>
public sealed class Programmes(ProgrammeStore store) : IProgrammes
{
    public async Task<IReadOnlyList<ProgrammeCard>> OfViewerAsync(Tx tx) =>
        [.. (await store.OfViewerAsync(tx)).Select(Card)];

    public async Task<ProgrammeCard?> FindAsync(Tx tx, ProgrammeId programme) =>
        await store.FindAsync(tx, programme) is { } row ? Card(row) : null;

    public Task<IReadOnlyList<PersonId>> HoldersAsync(Tx tx, ProgrammeId programme, string role, DateOnly asOf) =>
        store.HoldersAsync(tx, programme, role, asOf);

    public async Task<IReadOnlySet<string>> RolesAsync(Tx tx, ProgrammeId programme, PersonId person, DateOnly asOf) =>
        (await store.RolesAsync(tx, programme, person, asOf)).ToHashSet(StringComparer.Ordinal);

    public async Task<Deadline?> DeadlineAsync(Tx tx, ProgrammeId programme, string kind) =>
        await store.DeadlineAsync(tx, programme, kind) is { } row
            ? new Deadline(row.Kind, InReadersLanguage(row.Title), row.Day)
            : null;

    private static ProgrammeCard Card(ProgrammeStore.ProgrammeRow row) =>
        new(row.Id, row.Key, InReadersLanguage(row.Title), row.Starts, row.Ends, row.State);

    // A title that is not JSON is one text for both languages.
    internal static string InReadersLanguage(string title)
    {
        if (!title.StartsWith('{'))
        {
            return title;
        }

        using var texts = JsonDocument.Parse(title);
        return texts.RootElement.TryGetProperty(RoomTexts.Language, out var text) ? text.GetString() ?? title : title;
    }
}
