using Sparring.Platform.Texts;

namespace Sparring.Rooms.Groups;

/// <summary>Teams go by a colour, and by a shape for those who do not see it; beyond the colours they go by number.</summary>
public static class TeamColour
{
    private static readonly (string Key, string Shape)[] All =
    [
        ("blue", "●"),
        ("red", "▲"),
        ("green", "■"),
        ("yellow", "◆"),
        ("purple", "★"),
        ("orange", "✚"),
    ];

    /// <summary>The colour of a team, from 1; null beyond the colours.</summary>
    public static string? Of(int number) => number >= 1 && number <= All.Length ? All[number - 1].Key : null;

    public static string ShapeOf(string? colour) => Array.Find(All, one => one.Key == colour).Shape ?? "";

    /// <summary>What a team of the colour is called; null when it goes by its number.</summary>
    public static string? WordOf(string? colour) =>
        colour is not null && Array.Exists(All, one => one.Key == colour)
            ? RoomTexts.Of<Occasion>()["colour-" + colour]
            : null;
}
