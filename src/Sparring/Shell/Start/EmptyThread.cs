using Sparring.Platform.Data;

namespace Sparring.Shell.Start;

/// <summary>What the start page says when nothing is next; in the words of the role that is most in work.</summary>
public static class EmptyThread
{
    private static readonly string[] Roles =
    [
        "organiser",
        "coach",
        "facilitator",
        "executive",
        "participant",
        "booker",
    ];

    /// <summary>The key of the sentence.</summary>
    public static string TextFor(Viewer viewer) => "nothing-" + (Roles.FirstOrDefault(viewer.Is) ?? "none");
}
