namespace Sparring.Rooms.Foundation;

/// <summary>The eight sections of a leadership foundation, the owner's self-check and the three kinds of feedback (templates T2).</summary>
public static class FoundationTemplate
{
    /// <summary>A section and how many words it is advised to hold; advice, never a gate.</summary>
    public sealed record Section(string Key, int MaxWords);

    public static IReadOnlyList<Section> Sections { get; } =
    [
        new("why", 70),
        new("direction", 80),
        new("room", 70),
        new("practice", 150),
        new("mutual", 80),
        new("across", 70),
        new("pressure", 60),
        new("learn", 50),
    ];

    public static IReadOnlyList<string> SelfCheck { get; } = ["c1", "c2", "c3", "c4", "c5", "c6"];

    public const int MaxWords = 650;

    public static bool Knows(string section) => Sections.Any(known => known.Key == section);
}
