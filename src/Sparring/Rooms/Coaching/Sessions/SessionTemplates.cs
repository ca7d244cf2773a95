namespace Sparring.Rooms.Coaching.Sessions;

/// <summary>The two shipped plans (templates T10): minutes for three and four leaders in two hours, and for three in an hour and a half.</summary>
public static class SessionTemplates
{
    public const string Sparring = "s1.sparring";

    /// <summary>How the keys of the steps begin in which a case is discussed.</summary>
    public const string Case = "s2.case";

    /// <summary>A step as it ships; minutes are for each person where everybody has a turn.</summary>
    /// <param name="Brief">In the 90-minute version; null: the plan has none.</param>
    public sealed record Step(string Key, int Three, int Four, int? Brief, bool Each = false);

    private static readonly Step[] First =
    [
        new("s1.welcome", 10, 8, 8),
        new("s1.link", 5, 5, 3),
        new("s1.round", 4, 4, 3, Each: true),
        new(Sparring, 20, 15, 14, Each: true),
        new("s1.break", 5, 5, 0),
        new("s1.write", 5, 5, 5),
        new("s1.patterns", 10, 8, 10),
        new("s1.agreement", 2, 2, 2, Each: true),
        new("s1.dilemma", 7, 5, 7),
    ];

    private static readonly Step[] Second =
    [
        new("s2.link", 5, 5, null),
        new("s2.since", 15, 12, null, Each: true),
        new("s2.write", 5, 4, null),
        new("s2.break", 5, 5, null),
        new(Case + "1", 20, 20, null),
        new(Case + "2", 15, 12, null),
        new("s2.ahead", 11, 9, null),
        new("s2.round", 3, 3, null, Each: true),
        new("s2.close", 5, 5, null),
    ];

    /// <summary>Session 1 has its own; every later one is the second kind.</summary>
    public static IReadOnlyList<Step> Of(int number) => number <= 1 ? First : Second;

    public static bool Knows(string key) => First.Concat(Second).Any(step => step.Key == key);
}
