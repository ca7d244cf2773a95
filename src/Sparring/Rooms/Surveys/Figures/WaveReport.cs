using System.Text.Json;
using System.Text.Json.Serialization;
using Sparring.DisclosureControl.Coarse;
using Sparring.Rooms.Surveys.Instruments;

namespace Sparring.Rooms.Surveys.Figures;

/// <summary>The figures of a closed wave, as they are kept and shown: nothing here is about fewer people than the plan allows.</summary>
/// <param name="Change">Null in a first wave, and where too few answered both.</param>
public sealed record WaveReport(
    int Asked,
    int Answered,
    Ties? Ties,
    IReadOnlyList<QuestionReport> Questions,
    ChangeReport? Change = null
)
{
    /// <summary>What was written, word for word.</summary>
    public IReadOnlyList<TextReport> Texts { get; init; } = [];

    /// <summary>How the forum sees itself at the start, looking back in a last wave, against how it sees itself now.</summary>
    public IReadOnlyList<ThenReport> Then { get; init; } = [];

    /// <summary>The questions and scales of one block.</summary>
    public IReadOnlyList<QuestionReport> Of(Block block) =>
        [
            .. Questions.Where(question =>
                question.Key.StartsWith(block.Key + ".", StringComparison.Ordinal)
                || block.Items.Any(item => item.Scale == question.Key)
            ),
        ];

    /// <summary>How each department is seen by the others, in the order of the roster.</summary>
    public IReadOnlyList<(string Department, QuestionReport Seen)> OfDepartments(Instrument instrument) =>
        [
            .. instrument.Blocks.SelectMany(block =>
                Of(block).Where(_ => block.About is not null).Select(seen => (block.About ?? "", seen))
            ),
        ];

    /// <summary>What is told of how the questions and scales of a block were at the start.</summary>
    public IReadOnlyList<ThenReport> ThenOf(Block block) =>
        [.. Of(block).SelectMany(question => Then.Where(then => then.Change.Key == question.Key))];

    public TextReport? TextOf(Block block) => Texts.FirstOrDefault(text => text.Key == $"{block.Key}.{Block.One}");

    public string ToJson() => JsonSerializer.Serialize(this);

    public static WaveReport? Of(string? json) => json is null ? null : JsonSerializer.Deserialize<WaveReport>(json);
}

/// <summary>The forum's relations as a whole. What nobody answered is unknown and counts neither way.</summary>
/// <param name="Respondents">Those who answered at least one line.</param>
/// <param name="Counts">Relations from each answer on: by the threshold, and one step to either side.</param>
/// <param name="Possible">Lines that were answered.</param>
/// <param name="Network">Null of a wave from before networks were measured.</param>
/// <param name="Nodes">The real picture, when everybody of the roster said yes to it.</param>
public sealed record Ties(
    int Respondents,
    int Possible,
    IReadOnlyList<TieCount> Counts,
    ForumNetwork? Network = null,
    DrawForum? Nodes = null
)
{
    /// <summary>How many are part of the network; null when that is everybody on the list.</summary>
    public int? Roster { get; init; }

    /// <summary>
    /// The density when who did not answer is taken to return what others said of her, in whole per cent; null when all answered, or so few
    /// did not that it would tell of them.
    /// </summary>
    public int? Reconstructed { get; init; }

    /// <summary>The forum as its departments; null when it was not planned, or fewer than two may be shown.</summary>
    public DepartmentNetwork? Departments { get; init; }
}

/// <summary>How many relations there are when they count from this answer on.</summary>
public sealed record TieCount(int Threshold, int Relations)
{
    public decimal PercentOf(int possible) =>
        possible == 0 ? 0 : decimal.Round(100m * Relations / possible, 1, MidpointRounding.AwayFromZero);
}

/// <summary>One question or scale.</summary>
/// <param name="Key">Of the item (<c>outside.regions</c>) or the scale (<c>vis</c>).</param>
/// <param name="Answered">Null: too few to show anything.</param>
/// <param name="Mean">Null where only a band may be told.</param>
public sealed record QuestionReport(
    string Key,
    int? Answered,
    decimal? Mean,
    int? From,
    int? To,
    IReadOnlyList<int>? Percentages,
    IReadOnlyList<PartReport> Parts,
    IReadOnlyList<string> Withheld,
    bool NearlyAllAgree
)
{
    /// <summary>How the answers lie on the scale, as finely as may be said; null when not at all, and where answers have no order.</summary>
    public IReadOnlyList<StepShare>? Distribution { get; init; }

    /// <summary>Of a scale: Cronbach's alpha, two decimals; null where it is not told.</summary>
    public decimal? Alpha { get; init; }

    /// <summary>Of one of several answers: how many of a hundred chose it.</summary>
    [JsonIgnore]
    public int? Chosen => Percentages is [_, var yes] ? yes : null;

    /// <summary>The distribution; of a choice, and of a wave closed before there were distributions, each answer alone.</summary>
    public IReadOnlyList<StepShare>? Shares(int lowest) =>
        Distribution ?? Percentages?.Select((share, at) => new StepShare(lowest + at, lowest + at, share)).ToList();

    public static QuestionReport Of(string key, QuestionFigures figures, IReadOnlyList<string> withheld) =>
        new(
            key,
            figures.Whole?.Answered,
            (figures.Whole?.Figure as Figure.Mean)?.Value,
            (figures.Whole?.Figure as Figure.Between)?.From,
            (figures.Whole?.Figure as Figure.Between)?.To,
            figures.Whole?.Percentages,
            [.. figures.Parts.Select(PartOf)],
            withheld,
            figures.NearlyAllAgree
        )
        {
            Distribution = figures.Distribution,
        };

    // The planner names a part "breakdown: part".
    private static PartReport PartOf(PartFigure part)
    {
        var cut = part.Name.IndexOf(": ", StringComparison.Ordinal);
        return new(part.Name[..cut], part.Name[(cut + 2)..], part.Count, part.Mean);
    }
}

/// <summary>A part of the forum.</summary>
/// <param name="Breakdown"><c>department</c> or <c>level</c>.</param>
public sealed record PartReport(string Breakdown, string Part, CountBand Count, decimal Mean);
