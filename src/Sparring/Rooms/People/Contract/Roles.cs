using Sparring.Platform.Texts;

namespace Sparring.Rooms.People.Contract;

/// <summary>What somebody may be in a programme (capabilities row 33), as the files and lists of people name it.</summary>
public static class Roles
{
    public static IReadOnlyList<string> Codes { get; } =
    [
        "participant",
        "organiser",
        "coach",
        "booker",
        "facilitator",
        "speaker",
        "contributor",
        "case_handler",
        "responsible_leader",
        "executive",
        "politician",
        "citizen",
        "union_representative",
        "data_protection_officer",
    ];

    /// <summary>The role in the reader's language.</summary>
    public static string Text(string code) => RoomTexts.Of<PersonCard>()["role-" + code];
}
