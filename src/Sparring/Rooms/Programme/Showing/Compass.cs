using Sparring.Rooms.Programme.Design;

namespace Sparring.Rooms.Programme.Showing;

/// <summary>Where a competence is trained: the activities of each phase.</summary>
public sealed record CompassRow(string Key, Bilingual Text, IReadOnlyList<IReadOnlyList<Activity>> ByPhase)
{
    public int Times => ByPhase.Sum(activities => activities.Count);
}

/// <summary>A theme with its competences; no title: they hang directly on the goal.</summary>
public sealed record CompassTheme(Bilingual? Title, IReadOnlyList<CompassRow> Rows);

/// <summary>A learning goal with its themes.</summary>
public sealed record CompassGoal(LearningGoal Goal, IReadOnlyList<CompassTheme> Themes)
{
    public IEnumerable<CompassRow> Rows => Themes.SelectMany(theme => theme.Rows);
}

/// <summary>Goal, theme and competence on one page, with what trains each and what is not trained yet.</summary>
public sealed record Compass(IReadOnlyList<Phase> Phases, IReadOnlyList<CompassGoal> Goals)
{
    public IReadOnlyList<CompassRow> All => [.. Goals.SelectMany(goal => goal.Rows)];

    public IReadOnlyList<CompassRow> Gaps => [.. All.Where(row => row.Times == 0)];

    public static Compass Of(ProgrammeDesign design) =>
        new(
            design.Phases,
            [
                .. design.LearningGoals.Select(goal => new CompassGoal(
                    goal,
                    [
                        .. (goal.Themes ?? []).Select(theme => new CompassTheme(
                            theme.Title,
                            Rows(theme.Competences, design)
                        )),
                        .. goal.Competences is { Count: > 0 } own ? (CompassTheme[])[new(null, Rows(own, design))] : [],
                    ]
                )),
            ]
        );

    private static IReadOnlyList<CompassRow> Rows(IReadOnlyList<Statement>? competences, ProgrammeDesign design) =>
        [
            .. (competences ?? []).Select(competence => new CompassRow(
                competence.Key,
                competence.Text,
                [.. design.Phases.Select(phase => TrainedIn(phase, competence.Key))]
            )),
        ];

    private static IReadOnlyList<Activity> TrainedIn(Phase phase, string competence) =>
        [.. phase.Activities.Where(activity => activity.Trains?.Contains(competence) == true)];
}
