using Sparring.Platform.Data;
using Sparring.Platform.Texts;

namespace Sparring.Platform.Ui;

/// <summary>What is next for a viewer: one sentence, by when, and the page where one tap does it.</summary>
/// <param name="Order">Lower is earlier where two have the same day.</param>
/// <param name="Title">The sentence; no confidential text.</param>
/// <param name="Detail">One more sentence, or null.</param>
/// <param name="Due">By when, or null.</param>
/// <param name="Address">The page.</param>
/// <param name="Action">What the button says.</param>
/// <param name="DoneOn">Set when it is done: shown as done on the thread.</param>
public sealed record NextStep(
    int Order,
    string Title,
    string? Detail,
    DateOnly? Due,
    string Address,
    string Action,
    DateOnly? DoneOn = null
)
{
    /// <summary>The programme's title, where the viewer is in several; null else.</summary>
    public string? Programme { get; init; }

    /// <summary>The same, of a programme.</summary>
    /// <param name="among">Its title in both languages, where the viewer is in several; else null.</param>
    public NextStep In(string? among) => among is null ? this : this with { Programme = BothLanguages.Here(among) };
}

/// <summary>A room says what is next in it for a viewer; the start page gathers and sorts.</summary>
public interface INextSteps : IThreadPart<NextStep>;

/// <summary>
/// What a room brings to the start page, in two phases: the questions of all rooms go to the database together, then each
/// room reads its own answers.
/// </summary>
public interface IThreadPart<T>
{
    /// <summary>What the room asks for this viewer; nothing to ask is an empty list.</summary>
    IReadOnlyList<Question> Questions(Viewer viewer);

    /// <summary>Reads an answer for each question, in their order.</summary>
    Task<IReadOnlyList<T>> ReadAsync(Answers answers, Viewer viewer);
}
