using Sparring.Platform.Texts;

namespace Sparring.Rooms.People.Contract;

/// <summary>Levels of leadership (domain.md A2), the highest first.</summary>
public static class LeadershipLevel
{
    public static IReadOnlyList<string> Codes { get; } = ["director", "head", "leader", "employee"];

    /// <summary>The level in the reader's language.</summary>
    public static string Text(string code) => RoomTexts.Of<PersonCard>()["level-" + code];
}
