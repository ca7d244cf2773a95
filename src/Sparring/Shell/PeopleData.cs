using Sparring.Rooms.Privacy.Contract;

namespace Sparring.Shell;

/// <summary>What People keeps of a person; the room at the bottom may not know of the room that asks.</summary>
public sealed class PeopleData : IHoldPersonalData
{
    public IReadOnlyCollection<string> Tables { get; } =
    [
        "person",
        "person_word",
        "person_change",
        "employment",
        "people_import",
        "people_import_row",
        "people_import_person",
        "people_import_fault",
    ];
}
