using System.Globalization;
using Sparring.Platform.Texts;

namespace Sparring.Rooms.Surveys.Instruments;

/// <summary>A text in both languages, as the file has it.</summary>
public sealed record Words(string Danish, string English)
{
    public string Here => RoomTexts.Language == "en" ? English : Danish;

    /// <summary>About a department and what the work with it is about.</summary>
    public Words With(string department, string arena)
    {
        return new(Put(Danish), Put(English));

        string Put(string text) =>
            text.Replace(Department, department, StringComparison.Ordinal)
                .Replace(Arena, arena, StringComparison.Ordinal);
    }

    public const string Department = "{department}";

    public const string Arena = "{arena}";
}

/// <summary>One answer that may be chosen.</summary>
public sealed record Step(int Value, Words Words)
{
    /// <summary>As a sheet has it.</summary>
    public string Text { get; } = Value.ToString(CultureInfo.InvariantCulture);
}

/// <summary>One line of a block.</summary>
/// <param name="Scale">The scale it counts in; null for a question of its own.</param>
public sealed record Item(string Key, Words Words, string? Scale);

public enum BlockKind
{
    /// <summary>A line for each other member of the roster.</summary>
    Roster,

    /// <summary>A line for each item.</summary>
    Matrix,

    /// <summary>One question on steps.</summary>
    Scale,

    /// <summary>One question of which one answer is chosen; the answers have no order and no mean.</summary>
    Choice,

    /// <summary>One question of which as many answers are chosen as fit, or none of them; each answer is a yes or a no.</summary>
    Several,

    /// <summary>Items put in order: each has the place 1, 2, 3 … and no two the same.</summary>
    Ranking,

    /// <summary>Items about each department of the roster but one's own, in a wave that names what the work is about; then each is a matrix.</summary>
    Departments,

    /// <summary>One question answered in words, shown word for word when enough have written.</summary>
    Text,
}

/// <summary>Lines with the same answers.</summary>
/// <param name="None">What one chooses when no step fits ("not relevant"); null when there is no such choice.</param>
/// <param name="Threshold">From which answer a relation counts; null when the block is no roster.</param>
/// <param name="Most">How many of several may be chosen; null for as many as fit.</param>
public sealed record Block(
    string Key,
    BlockKind Kind,
    Words Title,
    Words Question,
    IReadOnlyList<Step> Steps,
    Words? None,
    IReadOnlyList<Item> Items,
    bool IsShuffled,
    int? Threshold,
    int? Most = null
)
{
    /// <summary>The keys of the learning goals it tells something about.</summary>
    public IReadOnlyList<string> Goals { get; init; } = [];

    /// <summary>The key of the block whose items it asks once more, of how one was at the start; only in a last wave. Null of every other block.</summary>
    public string? Then { get; init; }

    /// <summary>The department its items are about; null of every other block. Whoever is in it is not asked.</summary>
    public string? About { get; init; }

    /// <summary>Whether somebody of this department is asked.</summary>
    public bool IsAskedOf(string? department) => About is null || (department is not null && department != About);

    /// <summary>What a block that is not always asked adds to the minutes of the instrument.</summary>
    public int Minutes { get; init; }

    /// <summary>The item of a block that is one question.</summary>
    public const string One = "one";

    /// <summary>What a text may be at most.</summary>
    public const int MostCharacters = 600;

    /// <summary>Whether its answers are numbers that have a mean.</summary>
    public bool IsRated => Kind is BlockKind.Matrix or BlockKind.Scale or BlockKind.Ranking;

    /// <summary>Whether it is answered by choosing a step.</summary>
    public bool IsChosen => Kind is not (BlockKind.Text or BlockKind.Several);

    /// <summary>Its lines as the answers name them: a line for each item, or one for the block.</summary>
    public IEnumerable<string> Lines =>
        Kind == BlockKind.Several ? [$"{Key}.{One}"] : Items.Select(item => $"{Key}.{item.Key}");

    public int Lowest => Steps.Min(step => step.Value);

    public int Highest => Steps.Max(step => step.Value);

    public bool Allows(int answer) => Steps.Any(step => step.Value == answer);
}

/// <summary>Items that are added up: the mean of those answered, when at least so many are.</summary>
public sealed record Scale(string Key, Words Words, int Least);

/// <summary>What is asked: blocks of questions, and the scales they count in.</summary>
/// <param name="IsValidated">Said on the form: whether the scales have been tried and published by somebody.</param>
public sealed record Instrument(
    string Key,
    Words Title,
    Words Opening,
    bool IsValidated,
    int Minutes,
    IReadOnlyList<Block> Blocks,
    IReadOnlyList<Scale> Scales
)
{
    /// <summary>Whether the report tells how well the items of each scale hang together; a wave keeps what its file said when it opened.</summary>
    public bool TellsAlpha { get; init; }

    /// <summary>What it takes to answer, with the blocks that are not always asked.</summary>
    public int MinutesInAll => Minutes + Blocks.Sum(block => block.Minutes);

    /// <summary>Whether it can ask how one was at the start.</summary>
    public bool LooksBack => Blocks.Any(block => block.Then is not null);

    /// <summary>As it is asked in every wave but the last.</summary>
    public Instrument WithoutThen() =>
        LooksBack ? this with { Blocks = [.. Blocks.Where(block => block.Then is null)] } : this;

    /// <summary>Whether it can ask about the departments.</summary>
    public bool AsksOfDepartments => Blocks.Any(block => block.Kind == BlockKind.Departments);

    /// <summary>As a wave asks it: the block about departments is one matrix and one scale for each, or not there where no arena is named.</summary>
    /// <param name="departments">Those of the roster, each once.</param>
    public Instrument Of(string? arena, IReadOnlyList<string> departments) =>
        AsksOfDepartments
            ? this with
            {
                Blocks = [.. Blocks.SelectMany(block => Matrices(block, arena, departments))],
                Scales = [.. Scales.SelectMany(scale => ScalesOf(scale, departments))],
            }
            : this;

    private static IEnumerable<Block> Matrices(Block block, string? arena, IReadOnlyList<string> departments) =>
        block.Kind != BlockKind.Departments ? [block]
        : arena is null ? []
        : departments.Select(
            (department, at) =>
                block with
                {
                    Key = $"{block.Key}-{at + 1}",
                    Kind = BlockKind.Matrix,
                    Title = block.Title.With(department, arena),
                    Question = block.Question.With(department, arena),
                    Items = [.. block.Items.Select(item => item with { Scale = $"{item.Scale}/{department}" })],
                    About = department,
                }
        );

    // By the name of the department, which is the same in every wave.
    private IEnumerable<Scale> ScalesOf(Scale scale, IReadOnlyList<string> departments) =>
        Blocks.Any(block => block.Kind == BlockKind.Departments && block.Items.Any(item => item.Scale == scale.Key))
            ? departments.Select(department => new Scale(
                $"{scale.Key}/{department}",
                new(department, department),
                scale.Least
            ))
            : [scale];

    /// <summary>The block that asks the items of this one of how one was at the start; null where none does.</summary>
    public Block? ThenOf(Block block) => Blocks.FirstOrDefault(one => one.Then == block.Key);

    /// <summary>What a question (<c>outside.regions</c>) or a scale (<c>vis</c>) is called, in the reader's language.</summary>
    public string Named(string key) =>
        (
            Scales.FirstOrDefault(scale => scale.Key == key)?.Words
            ?? Blocks
                .SelectMany(block => block.Items.Select(item => (Key: $"{block.Key}.{item.Key}", item.Words)))
                .FirstOrDefault(item => item.Key == key)
                .Words
        )?.Here
        ?? key;

    public Block? Roster => Blocks.FirstOrDefault(block => block.Kind == BlockKind.Roster);
}
