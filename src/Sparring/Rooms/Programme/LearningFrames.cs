using System.Text.Json.Nodes;
using Sparring.Platform.Data;
using Sparring.Rooms.Programme.Contract;
using Sparring.Rooms.Programme.Design;

namespace Sparring.Rooms.Programme;

/// <summary>Reads the learning part out of the design, in the reader's language.</summary>
public sealed class LearningFrames(DesignStore store) : ILearningFrames
{
    public async Task<LearningFrame> FindAsync(Tx tx, ProgrammeId programme) =>
        await store.FindAsync(tx, programme) is { } row && JsonNode.Parse(row.Document) is JsonObject document
            ? Of(ProgrammeDesign.Of(document))
            : LearningFrame.Empty;

    private static LearningFrame Of(ProgrammeDesign design) =>
        new(
            [.. design.LearningGoals.Select(Goal)],
            [.. design.Phases.Select(Phase)],
            [.. design.Activities.SelectMany(Cycle)],
            [.. design.ArenaThemes.Select(Named)],
            [.. design.ActionClusters.Select(Named)],
            [.. design.Chain.Select(Named)]
        );

    private static NamedKey Named(Titled thing) => new(thing.Key, thing.Title.ToString());

    private static CompassGoalCard Goal(LearningGoal goal) =>
        new(
            goal.Key,
            goal.Title.ToString(),
            [.. goal.AllCompetences.Select(competence => new NamedKey(competence.Key, competence.Text.ToString()))]
        );

    private static PhaseCard Phase(Phase phase) =>
        new(phase.Key, phase.Title.ToString(), phase.LearningGoal, phase.When.First, phase.When.Last);

    private static IEnumerable<CycleCard> Cycle(Activity activity) =>
        activity.Cycle is { Count: > 0 } steps
            ? [new CycleCard(activity.Key, activity.Title.ToString(), activity.When.First, activity.When.Last, steps)]
            : [];
}
