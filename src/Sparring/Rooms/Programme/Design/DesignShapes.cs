using static Sparring.Rooms.Programme.Design.FieldKind;

namespace Sparring.Rooms.Programme.Design;

/// <summary>The nouns of a programme's design, once: files, forms, history and checks all read them here.</summary>
public static class DesignShapes
{
    public static IReadOnlyList<string> ActivityKinds { get; } =
    [
        "meeting",
        "workshop",
        "preparation",
        "seminar",
        "action-period",
        "coaching-track",
        "job-visit-round",
        "survey-wave",
        "gathering",
    ];

    public static IReadOnlyList<string> DeadlineKinds { get; } =
    ["foundation-submission", "practice-arena", "dilemma", "job-visits", "survey", "other"];

    public static IReadOnlyList<string> CycleSteps { get; } = ["focus", "reflection", "knowledge", "action"];

    private static readonly DesignField Key = new("key", FieldKind.Key);

    private static readonly Shape Competence = new("competence", [Key, new("text", Text)]);

    private static readonly Shape Theme = new("theme", [Key, new("title", Line), List("competences", Competence)]);

    private static readonly Shape LearningGoal = new(
        "learningGoal",
        [
            Key,
            new("title", Line),
            new("text", Text),
            List("themes", Theme),
            List("competences", Competence),
            List("examples", new("example", [Key, new("text", Text)])),
        ]
    );

    private static readonly Shape Activity = new(
        "activity",
        [
            Key,
            new("kind", Choice, Choices: ActivityKinds),
            new("title", Line),
            new("when", Fuzzy),
            new("hours", Hours, Optional: true),
            new("text", Text, Optional: true),
            new("cycle", Steps, Optional: true, Choices: CycleSteps),
            new("trains", References, Optional: true, Target: "competence"),
            List("aims", new("aim", [Key, new("text", Text)])),
        ]
    );

    private static readonly Shape Phase = new(
        "phase",
        [
            Key,
            new("title", Line),
            new("when", Fuzzy),
            new("learningGoal", Reference, Optional: true, Target: "learningGoal"),
            new("text", Text, Optional: true),
            List("activities", Activity),
        ]
    );

    private static readonly Shape Deadline = new(
        "deadline",
        [
            Key,
            new("kind", Choice, Choices: DeadlineKinds),
            new("title", Line),
            new("day", Day),
            new("activity", Reference, Optional: true, Target: "activity"),
        ]
    );

    /// <summary>The files of a folder, and the fields of the design each of them holds.</summary>
    public static IReadOnlyList<(string File, Shape Part)> Files { get; } =
    [
        (
            "programme.yaml",
            new(
                "programme",
                [
                    Key,
                    new("title", Line),
                    new("forum", Line),
                    new("partner", Text, Optional: true),
                    new("starts", Day),
                    new("ends", Day),
                    new("premise", Text),
                    new("goal", Text),
                    new("meaning", Text, Optional: true),
                    List("reasons", new("reason", [Key, new("text", Text)])),
                    List("needs", new("need", [Key, new("title", Line), new("text", Text)])),
                    List(
                        "principles",
                        new(
                            "principle",
                            [Key, new("text", Text), new("needs", References, Optional: true, Target: "need")]
                        )
                    ),
                    List("anchors", new("anchor", [Key, new("title", Line), new("text", Text)])),
                    List(
                        "visions",
                        new(
                            "vision",
                            [Key, new("text", Text), new("anchors", References, Optional: true, Target: "anchor")]
                        )
                    ),
                ]
            )
        ),
        ("compass.yaml", new("programme", [List("learningGoals", LearningGoal)])),
        ("plan.yaml", new("programme", [List("phases", Phase), List("deadlines", Deadline)])),
        (
            "model.yaml",
            new(
                "programme",
                [
                    new("modelTitle", Line, Optional: true),
                    new("modelContext", Line, Optional: true),
                    List(
                        "concepts",
                        new(
                            "concept",
                            [
                                Key,
                                new("place", Choice, Choices: ["centre", "around"]),
                                new("title", Line),
                                new("text", Text),
                            ]
                        )
                    ),
                    new("chainQuestion", Text, Optional: true),
                    new("chainTraining", Line, Optional: true),
                    List("chain", new("link", [Key, new("title", Line)])),
                ]
            )
        ),
        (
            "words.yaml",
            new(
                "programme",
                [
                    List("vocabulary", new("word", [Key, new("title", Line), new("text", Text)])),
                    List("arenaThemes", new("arenaTheme", [Key, new("title", Line)])),
                    List("actionClusters", new("actionCluster", [Key, new("title", Line)])),
                    List(
                        "resources",
                        new("resource", [Key, new("title", Line), new("link", Link), new("text", Text, Optional: true)])
                    ),
                ]
            )
        ),
    ];

    /// <summary>The whole design as one shape.</summary>
    public static Shape Programme { get; } = new("programme", [.. Files.SelectMany(file => file.Part.Fields)]);

    private static DesignField List(string name, Shape items) => new(name, Items, Optional: true, Items: items);
}
