using Sparring.Platform.Data;
using Sparring.Platform.Sealing;
using Sparring.Rooms.Practice.Actions;
using Sparring.Rooms.Practice.Contract;
using Sparring.Rooms.Privacy.Contract;

namespace Sparring.Rooms.Practice.Together;

/// <summary>A trial action of several leaders. One leads it; whoever takes part writes and reads; the forum reads what it is told.</summary>
/// <param name="BegunBy">Who began it: a part of the seal of its texts, never changed.</param>
/// <param name="Cluster">Key of one of the programme's clusters.</param>
public sealed record JointAction(
    Guid Id,
    ProgrammeId Programme,
    PersonId BegunBy,
    PersonId Lead,
    string? Cluster,
    DateOnly? Due,
    DateTimeOffset BegunAt,
    DateTimeOffset? DoneAt,
    DateTimeOffset? ReflectedAt,
    DateTimeOffset? DecidedAt,
    string? Decision,
    DateTimeOffset? DroppedAt,
    byte[]? Told,
    DateTimeOffset? ToldAt
)
{
    public static IReadOnlyList<string> Plan { get; } = ["title", "whom", "idea", "sign"];

    public const string Learned = "learned";

    public static IReadOnlyList<string> Written { get; } = [.. Plan, Learned];

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

    /// <summary>Whether the next step can be taken with what is written; taken twice it is taken once.</summary>
    public Stepping Step(TrialState to, Texts texts, string? decision = null) =>
        (State, to) switch
        {
            (not TrialState.Dropped, TrialState.Done) => Needing(texts, "title"),
            (not TrialState.Dropped, TrialState.Reflected) => Needing(texts, "title", Learned),
            (not TrialState.Dropped, TrialState.Decided)
                when decision is null || !TrialAction.Decisions.Contains(decision) => new Stepping.Unfinished([
                "decision",
            ]),
            (not TrialState.Dropped, TrialState.Decided) => Needing(texts, "title", Learned),
            (not TrialState.Decided, TrialState.Dropped) => new Stepping.Ready(),
            (not TrialState.Decided, TrialState.Planned) => new Stepping.Ready(),
            _ => new Stepping.NotNow(),
        };

    /// <summary>Where a section of its text stands, under the action's own key.</summary>
    public SealedPlace Place(TenantId tenant, string section, int revision) =>
        new(tenant, Programme, BegunBy, Artefact.JointAction, Id, section, revision) { OwnKey = Id };

    /// <summary>Where what the forum is told stands.</summary>
    public SealedPlace ToldPlace(TenantId tenant) => Place(tenant, "told", 1);

    private static Stepping Needing(Texts texts, params string[] keys) =>
        keys.Where(key => !texts.Has(key)).ToList() is { Count: > 0 } missing
            ? new Stepping.Unfinished(missing)
            : new Stepping.Ready();
}

/// <summary>Somebody asked to take part, and her answer.</summary>
public sealed record JointPart(
    Guid Action,
    PersonId Person,
    PersonId AskedBy,
    DateTimeOffset AskedAt,
    DateTimeOffset? JoinedAt,
    DateTimeOffset? EndedAt
)
{
    public bool TakesPart => JoinedAt is not null && EndedAt is null;

    public bool IsAsked => JoinedAt is null && EndedAt is null;

    public bool SaidNo => JoinedAt is null && EndedAt is not null;
}

/// <summary>What came of a joint action: an outcome, an observation in practice, or an effect with citizens.</summary>
/// <param name="ForumAt">Since when the forum may read it; null: those who take part alone.</param>
public sealed record JointEntry(
    Guid Id,
    Guid Action,
    ProgrammeId Programme,
    PersonId Author,
    string Kind,
    byte[] Sealed,
    DateOnly NotedOn,
    DateTimeOffset? ForumAt
)
{
    /// <summary>The kinds of outcome, then what shows it: practice, and the citizens (seed S1).</summary>
    public static IReadOnlyList<string> Kinds { get; } =
    ["relational", "structural", "cultural", "practice", "citizen"];

    public const int MostCharacters = 2000;

    public SealedPlace Place(TenantId tenant) => new(tenant, Programme, Author, Artefact.JointAction, Id, "entry", 1);
}
