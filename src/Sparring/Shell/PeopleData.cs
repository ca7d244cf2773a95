using Sparring.Platform.Data;
using Sparring.Rooms.People.Contract;
using Sparring.Rooms.Privacy.Contract;

namespace Sparring.Shell;

/// <summary>What People keeps of a person; the room at the bottom may not know of the room that asks.</summary>
public sealed class PeopleData(PeopleDataStore store) : IHoldPersonalData
{
    public IReadOnlyCollection<string> Tables { get; } =
    [
        "person",
        "person_word",
        "person_change",
        "employment",
        "people_import",
        "people_import_before",
        "people_import_row",
        "people_import_person",
        "people_import_fault",
    ];

    public async Task<OwnData> ExportAsync(Tx tx, Viewer viewer) =>
        new OwnData("people", typeof(PersonCard))
            .With(await store.SelfAsync(tx), ["person"], Words)
            .With(await store.PlacesAsync(tx), ["employment"], Words)
            .With((await store.ChangesAsync(tx)).Select(Told), ["person_change"])
            .With(await store.ImportsAsync(tx), ["people_import"])
            .Without("own.withoutWords", "person_word")
            .Without("own.withoutBefore", "people_import_before")
            .Without("own.withoutRows", "people_import_row", "people_import_person", "people_import_fault");

    private static ToldChange Told(PeopleDataStore.ChangeRow row) =>
        new(row.At, row.By, PersonChanges.InWords(row.Changes));

    private static string? Words(string name, object value) =>
        (name, value) switch
        {
            ("Level", string level) => LeadershipLevel.Text(level),
            ("Language", string language) => language == "en" ? "English" : "Dansk",
            _ => null,
        };

    private sealed record ToldChange(DateTimeOffset At, string? By, string What);
}
