namespace Sparring.Rooms.Programme.Editing;

/// <summary>A step in the life of a programme: what the history calls it, from which states, and to which.</summary>
public sealed record ProgrammeStep(string Kind, IReadOnlyList<string> From, string To)
{
    /// <summary>Nobody is reminded, invited or asked for anything in a draft or in what is closed.</summary>
    public static IReadOnlyList<ProgrammeStep> All { get; } =
    [
        new("start", ["drafted", "decided"], "running"),
        new("close", ["running"], "closed"),
        new("reopen", ["closed"], "running"),
    ];

    /// <summary>What can be done to a programme in this state; null where there is nothing more to do.</summary>
    public static ProgrammeStep? After(string state) => All.FirstOrDefault(step => step.From.Contains(state));

    public static ProgrammeStep? Called(string kind) => All.FirstOrDefault(step => step.Kind == kind);
}
