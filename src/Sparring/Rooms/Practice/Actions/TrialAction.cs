using Sparring.Platform.Data;
using Sparring.Rooms.Practice.Contract;
using Sparring.Rooms.Privacy.Contract;

namespace Sparring.Rooms.Practice.Actions;

/// <summary>A small, time-limited experiment in an arena. Its states are moments that have come.</summary>
/// <param name="MadeBy">Its owner, or who put down what was agreed with her.</param>
/// <param name="Agreed">The words agreed, sealed; null where it is her own idea.</param>
public sealed record TrialAction(
    Guid Id,
    ProgrammeId Programme,
    PersonId Owner,
    Guid? Arena,
    PersonId MadeBy,
    string? SourceKind,
    string? SourceAddress,
    byte[]? Agreed,
    DateOnly? Due,
    DateTimeOffset BegunAt,
    DateTimeOffset? DoneAt,
    DateTimeOffset? ReflectedAt,
    DateTimeOffset? DecidedAt,
    string? Decision,
    DateOnly? NextOn,
    DateTimeOffset? DroppedAt
)
{
    /// <summary>What is planned, and what is written afterwards (templates T5).</summary>
    public static IReadOnlyList<string> Plan { get; } = ["title", "hypothesis", "action", "smallest", "sign", "care"];

    public static IReadOnlyList<string> Outcome { get; } = ["happened", "othersaw", "learned", "next"];

    public static IReadOnlyList<string> Written { get; } = [.. Plan, .. Outcome];

    public static IReadOnlyList<string> Decisions { get; } = ["keep", "adapt", "drop", "spread"];

    public const int TitleWords = 8;

    public PracticeThing Thing => new(Artefact.TrialAction, Id, Programme, Owner);

    public TrialState State =>
        this switch
        {
            { DroppedAt: not null } => TrialState.Dropped,
            { DecidedAt: not null } => TrialState.Decided,
            { ReflectedAt: not null } => TrialState.Reflected,
            { DoneAt: not null } => TrialState.Done,
            _ => TrialState.Planned,
        };

    public bool IsOpen => State is TrialState.Planned or TrialState.Done or TrialState.Reflected;

    /// <summary>Whether the next step can be taken with what is written; a step may be taken together with those before it, and taken twice it is taken once.</summary>
    public Stepping Step(TrialState to, Texts texts, string? decision = null) =>
        (State, to) switch
        {
            (not TrialState.Dropped, TrialState.Done) => Needing(texts, "title"),
            (not TrialState.Dropped, TrialState.Reflected) => Needing(texts, "title", "happened", "learned"),
            (not TrialState.Dropped, TrialState.Decided) when decision is null || !Decisions.Contains(decision) =>
                new Stepping.Unfinished(["decision"]),
            (not TrialState.Dropped, TrialState.Decided) => Needing(texts, "title", "happened", "learned"),
            (not TrialState.Decided, TrialState.Dropped) => new Stepping.Ready(),
            (not TrialState.Decided, TrialState.Planned) => new Stepping.Ready(),
            _ => new Stepping.NotNow(),
        };

    /// <summary>What the forum is told: that it was tried, and what came of it.</summary>
    public static Stepping Tell(Texts texts) =>
        texts.Has("title") && (texts.Has("happened") || texts.Has("learned"))
            ? new Stepping.Ready()
            : new Stepping.Unfinished([texts.Has("title") ? "learned" : "title"]);

    private static Stepping Needing(Texts texts, params string[] keys) =>
        keys.Where(key => !texts.Has(key)).ToList() is { Count: > 0 } missing
            ? new Stepping.Unfinished(missing)
            : new Stepping.Ready();
}

/// <summary>Whether a step can be taken.</summary>
public abstract record Stepping
{
    private Stepping() { }

    public sealed record Ready : Stepping;

    /// <summary>What is missing, by the keys of its fields.</summary>
    public sealed record Unfinished(IReadOnlyList<string> Fields) : Stepping;

    /// <summary>It is in a state from which that step does not lead.</summary>
    public sealed record NotNow : Stepping;
}
