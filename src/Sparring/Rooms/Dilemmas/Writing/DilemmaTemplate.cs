namespace Sparring.Rooms.Dilemmas.Writing;

/// <summary>The form of a dilemma (templates T7): its sections, and what its author decides when she sends it.</summary>
public static class DilemmaTemplate
{
    /// <summary>A section, how many words it is advised to hold (advice, never a gate), and how tall its field is.</summary>
    public sealed record Section(string Key, int? MaxWords, int Rows);

    public static IReadOnlyList<Section> Sections { get; } =
    [
        new("situation", 200, 9),
        new("role", null, 3),
        new("one", null, 2),
        new("other", null, 2),
        new("stake", null, 3),
        new("tried", null, 3),
        new("wish", null, 2),
    ];

    public static IReadOnlyList<string> Keys { get; } = [.. Sections.Select(section => section.Key)];

    /// <summary>Without it there is no dilemma to send.</summary>
    public const string Situation = "situation";

    /// <summary>Could somebody in the forum guess who it is about?</summary>
    public static IReadOnlyList<string> Guesses { get; } = ["no", "maybe", "yes"];

    /// <summary>What the coach may do with it.</summary>
    public static IReadOnlyList<string> Consents { get; } = ["read", "merged", "alone"];
}
