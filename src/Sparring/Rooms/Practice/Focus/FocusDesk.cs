using Sparring.Platform.Data;
using Sparring.Rooms.Programme.Contract;

namespace Sparring.Rooms.Practice.Focus;

/// <summary>What lies before a leader who chooses a focus.</summary>
/// <param name="Draft">What she has written; of a chosen focus what she would narrow it to.</param>
/// <param name="Kept">Her versions of it with their texts, the newest first.</param>
/// <param name="Older">Focuses she has had before.</param>
public sealed record LaidFocus(
    ProgrammeCard Programme,
    LearningFrame Frame,
    LearningFocus Focus,
    Texts Draft,
    IReadOnlyList<KeptFocus> Kept,
    IReadOnlyList<OlderFocus> Older,
    Guid Editor
)
{
    public IReadOnlyDictionary<string, string> Errors { get; init; } = new Dictionary<string, string>();

    /// <summary>A day as it was typed, when it could not be read.</summary>
    public string? TypedUntil { get; init; }

    public string? PhaseTitle => Frame.Phases.FirstOrDefault(phase => phase.Key == Focus.Phase)?.Title;
}

/// <summary>A kept version with its texts.</summary>
public sealed record KeptFocus(int Number, DateTimeOffset KeptAt, Texts Texts);

/// <summary>A focus of before, as a list shows it.</summary>
public sealed record OlderFocus(LearningFocus Focus, Texts Texts);

/// <summary>Gathers what the page of one's own focus shows.</summary>
public sealed class FocusDesk(
    PracticeAccess access,
    FocusStore store,
    PracticeTextStore versions,
    SealedTexts texts,
    ILearningFrames frames,
    Ids ids,
    TimeProvider clock
)
{
    /// <summary>The phase a focus begun today is for.</summary>
    public static string PhaseAt(LearningFrame frame, DateOnly today) => frame.PhaseOf(today)?.Key ?? "";

    /// <summary>What the page shows; null when she practises nowhere.</summary>
    /// <param name="id">One of her own; null: the one she works on, else a new one.</param>
    /// <param name="isNew">She wants to begin another one.</param>
    public async Task<LaidFocus?> LayOutAsync(Tx tx, Viewer viewer, Guid? asked, Guid? id = null, bool isNew = false)
    {
        if (await access.WritesInAsync(tx, viewer, asked) is not { } programme)
        {
            return null;
        }

        var frame = await frames.FindAsync(tx, programme.Id);
        var own = await store.OwnAsync(tx, viewer, programme.Id);
        var focus = Chosen(own, id, isNew) ?? Unwritten(viewer, programme.Id, frame, id);
        var older = own.Where(other => other.Id != focus.Id && other.ChosenAt is not null).ToList();
        return new LaidFocus(
            programme,
            frame,
            focus,
            await texts.DraftAsync(tx, viewer, focus.Thing),
            await KeptAsync(tx, viewer, focus),
            await OlderAsync(tx, viewer, older),
            ids.Next()
        );
    }

    public async Task<IReadOnlyList<KeptFocus>> KeptAsync(Tx tx, Viewer viewer, LearningFocus focus)
    {
        var kept = new List<KeptFocus>();
        foreach (var version in await versions.VersionsAsync(tx, focus.Id))
        {
            kept.Add(
                new(version.Number, version.KeptAt, await texts.KeptAsync(tx, viewer, focus.Thing, version.Number))
            );
        }

        return kept;
    }

    private async Task<IReadOnlyList<OlderFocus>> OlderAsync(Tx tx, Viewer viewer, IReadOnlyList<LearningFocus> older)
    {
        var shown = await texts.LatestAsync(
            tx,
            viewer,
            [.. older.Select(focus => (focus.Thing, focus.Number))],
            FocusTexts
        );
        return [.. older.Select(focus => new OlderFocus(focus, shown[focus.Id]))];
    }

    /// <summary>The sections that make the sentence.</summary>
    public static IReadOnlyList<string> FocusTexts { get; } =
    ["until", "action", "effect", "sign", "competence", "language"];

    // A draft she has begun goes first; then the focus she has.
    private static LearningFocus? Chosen(IReadOnlyList<LearningFocus> own, Guid? id, bool isNew) =>
        id is { } one
            ? own.FirstOrDefault(focus => focus.Id == one)
            : own.FirstOrDefault(focus => focus.ChosenAt is null)
                ?? (isNew ? null : own.Where(focus => focus.IsActive).MaxBy(focus => focus.ChosenAt));

    private LearningFocus Unwritten(Viewer viewer, ProgrammeId programme, LearningFrame frame, Guid? id) =>
        new(
            id ?? ids.Next(),
            programme,
            viewer.Person,
            PhaseAt(frame, clock.Today()),
            0,
            clock.GetUtcNow(),
            null,
            null
        );
}
