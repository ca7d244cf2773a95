using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Sparring.Platform.Texts;
using Sparring.Rooms.Programme.Contract;

namespace Sparring.Rooms.Programme.Design;

/// <summary>One text in both languages; shown in the reader's.</summary>
public sealed record Bilingual(string Da, string En)
{
    public override string ToString() => RoomTexts.Language == "en" ? En : Da;
}

/// <summary>A programme's design, for reading: goal, compass, plan, model and words.</summary>
public sealed record ProgrammeDesign
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Converters = { new FuzzyDateConverter() },
    };

    public required string Key { get; init; }
    public required Bilingual Title { get; init; }
    public required Bilingual Forum { get; init; }
    public Bilingual? Partner { get; init; }
    public required DateOnly Starts { get; init; }
    public required DateOnly Ends { get; init; }
    public required Bilingual Premise { get; init; }
    public required Bilingual Goal { get; init; }
    public Bilingual? Meaning { get; init; }
    public IReadOnlyList<Statement> Reasons { get; init; } = [];
    public IReadOnlyList<TitledText> Needs { get; init; } = [];
    public IReadOnlyList<DesignPrinciple> Principles { get; init; } = [];
    public IReadOnlyList<TitledText> Anchors { get; init; } = [];
    public IReadOnlyList<LeadershipVision> Visions { get; init; } = [];
    public IReadOnlyList<LearningGoal> LearningGoals { get; init; } = [];
    public IReadOnlyList<Phase> Phases { get; init; } = [];
    public IReadOnlyList<PlanDeadline> Deadlines { get; init; } = [];
    public Bilingual? ModelTitle { get; init; }
    public Bilingual? ModelContext { get; init; }
    public IReadOnlyList<Concept> Concepts { get; init; } = [];
    public Bilingual? ChainQuestion { get; init; }
    public Bilingual? ChainTraining { get; init; }
    public IReadOnlyList<Titled> Chain { get; init; } = [];
    public IReadOnlyList<TitledText> Vocabulary { get; init; } = [];
    public IReadOnlyList<Titled> ArenaThemes { get; init; } = [];
    public IReadOnlyList<Titled> ActionClusters { get; init; } = [];
    public IReadOnlyList<Resource> Resources { get; init; } = [];

    public IEnumerable<Activity> Activities => Phases.SelectMany(phase => phase.Activities);

    public static ProgrammeDesign Of(JsonObject document) =>
        document.Deserialize<ProgrammeDesign>(Options) ?? throw new JsonException("A design is never null.");

    private sealed class FuzzyDateConverter : JsonConverter<FuzzyDate>
    {
        public override FuzzyDate Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            FuzzyDate.Read(reader.GetString()) ?? throw new JsonException("Not a date.");

        public override void Write(Utf8JsonWriter writer, FuzzyDate value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.Notation);
    }
}

/// <summary>A sentence with a key.</summary>
public sealed record Statement(string Key, Bilingual Text);

/// <summary>A name with a key.</summary>
public sealed record Titled(string Key, Bilingual Title);

/// <summary>A name with a sentence or two.</summary>
public sealed record TitledText(string Key, Bilingual Title, Bilingual Text);

/// <summary>A design principle and the needs it answers.</summary>
public sealed record DesignPrinciple(string Key, Bilingual Text, IReadOnlyList<string>? Needs);

/// <summary>A short statement derived from the strategic anchors.</summary>
public sealed record LeadershipVision(string Key, Bilingual Text, IReadOnlyList<string>? Anchors);

/// <summary>A learning goal; competences hang on a theme or directly on the goal.</summary>
public sealed record LearningGoal(
    string Key,
    Bilingual Title,
    Bilingual Text,
    IReadOnlyList<Theme>? Themes,
    IReadOnlyList<Statement>? Competences,
    IReadOnlyList<Statement>? Examples
)
{
    public IEnumerable<Statement> AllCompetences =>
        (Themes ?? []).SelectMany(theme => theme.Competences ?? []).Concat(Competences ?? []);
}

/// <summary>A theme of a learning goal; it may have no competences yet.</summary>
public sealed record Theme(string Key, Bilingual Title, IReadOnlyList<Statement>? Competences);

/// <summary>A phase of the plan.</summary>
public sealed record Phase(string Key, Bilingual Title, FuzzyDate When, string? LearningGoal, Bilingual? Text)
{
    public IReadOnlyList<Activity> Activities { get; init; } = [];
}

/// <summary>A stop in the plan, with the order of its learning cycle where it has one.</summary>
public sealed record Activity(
    string Key,
    string Kind,
    Bilingual Title,
    FuzzyDate When,
    string? Hours,
    Bilingual? Text,
    IReadOnlyList<string>? Cycle,
    IReadOnlyList<string>? Trains,
    IReadOnlyList<Statement>? Aims
);

/// <summary>A day by which something must be done.</summary>
public sealed record PlanDeadline(string Key, string Kind, Bilingual Title, DateOnly Day, string? Activity);

/// <summary>A card of the leadership model, in its centre or around it.</summary>
public sealed record Concept(string Key, string Place, Bilingual Title, Bilingual Text);

/// <summary>Something to read elsewhere.</summary>
public sealed record Resource(string Key, Bilingual Title, string Link, Bilingual? Text);
