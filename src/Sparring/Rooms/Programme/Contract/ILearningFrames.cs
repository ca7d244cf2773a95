using Sparring.Platform.Data;

namespace Sparring.Rooms.Programme.Contract;

/// <summary>A name with its key, in the reader's language.</summary>
public sealed record NamedKey(string Key, string Title);

/// <summary>A learning goal of the compass with all its competences.</summary>
public sealed record CompassGoalCard(string Key, string Title, IReadOnlyList<NamedKey> Competences);

/// <summary>A phase of the plan, by its first and last day.</summary>
public sealed record PhaseCard(string Key, string Title, string? LearningGoal, DateOnly FirstDay, DateOnly LastDay);

/// <summary>An activity whose learning cycle has an order: its steps are <c>focus</c>, <c>knowledge</c>, <c>action</c>, <c>reflection</c>.</summary>
public sealed record CycleCard(
    string Activity,
    string Title,
    DateOnly FirstDay,
    DateOnly LastDay,
    IReadOnlyList<string> Steps
);

/// <summary>What a leader hangs her learning on: compass, phases, cycles, themes for arenas, clusters of joint trial actions and the links of the lens.</summary>
/// <param name="Lens">The links from intended leadership onwards, as the programme's own files name them.</param>
public sealed record LearningFrame(
    IReadOnlyList<CompassGoalCard> Goals,
    IReadOnlyList<PhaseCard> Phases,
    IReadOnlyList<CycleCard> Cycles,
    IReadOnlyList<NamedKey> ArenaThemes,
    IReadOnlyList<NamedKey> ActionClusters,
    IReadOnlyList<NamedKey> Lens
)
{
    public static LearningFrame Empty { get; } = new([], [], [], [], [], []);

    /// <summary>The phase of a day; between two phases the one before, so that there is always one once the first has begun.</summary>
    public PhaseCard? PhaseOf(DateOnly day) =>
        Phases.Where(phase => phase.FirstDay <= day).MaxBy(phase => phase.FirstDay)
        ?? Phases.MinBy(phase => phase.FirstDay);
}

/// <summary>The learning part of a programme's design, for the rooms where leaders practise.</summary>
public interface ILearningFrames
{
    /// <summary>In the reader's language; empty where the programme has no design yet.</summary>
    Task<LearningFrame> FindAsync(Tx tx, ProgrammeId programme);
}
