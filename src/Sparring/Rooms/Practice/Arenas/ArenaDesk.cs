using Sparring.Platform.Data;
using Sparring.Rooms.People.Contract;
using Sparring.Rooms.Privacy.Contract;
using Sparring.Rooms.Programme.Contract;

namespace Sparring.Rooms.Practice.Arenas;

/// <summary>What lies before a leader who chooses an arena.</summary>
/// <param name="Own">Her own department; null when she has none here.</param>
/// <param name="IsInOverview">Whether the forum sees title and departments now.</param>
public sealed record LaidArena(
    ProgrammeCard Programme,
    LearningFrame Frame,
    PracticeArena Arena,
    Texts Draft,
    IReadOnlyList<KeptArena> Kept,
    IReadOnlyList<KeptArena> Older,
    IReadOnlyList<DepartmentCard> Departments,
    DepartmentCard? Own,
    bool IsInOverview,
    Guid Editor
)
{
    public IReadOnlyDictionary<string, string> Errors { get; init; } = new Dictionary<string, string>();

    public string? TypedFirst { get; init; }

    public string? TypedUntil { get; init; }

    /// <summary>What is chosen: what was sent, or of a form never sent her own department.</summary>
    public IReadOnlyCollection<string> Chosen =>
        Draft.Sections.Any(section => section.Key == "departments") ? [.. Draft.Keys("departments")]
        : Own is { } own ? [own.Code]
        : [];
}

/// <summary>A kept version with its texts.</summary>
public sealed record KeptArena(PracticeArena Arena, int Number, DateTimeOffset KeptAt, Texts Texts);

/// <summary>Gathers what the page of one's own arena shows.</summary>
public sealed class ArenaDesk(
    PracticeAccess access,
    ArenaStore store,
    PracticeTextStore versions,
    SealedTexts texts,
    ILearningFrames frames,
    IPeople people,
    IGrants grants,
    Ids ids,
    TimeProvider clock
)
{
    public static Audience Forum { get; } = new("forum");

    /// <summary>What the page shows; null when she practises nowhere.</summary>
    /// <param name="id">One of her own; null: the one she works on, else a new one.</param>
    /// <param name="isNew">She wants to begin another one.</param>
    public async Task<LaidArena?> LayOutAsync(Tx tx, Viewer viewer, Guid? asked, Guid? id = null, bool isNew = false)
    {
        if (await access.WritesInAsync(tx, viewer, asked) is not { } programme)
        {
            return null;
        }

        var own = await store.OwnAsync(tx, viewer, programme.Id);
        var arena = Chosen(own, id, isNew) ?? Unwritten(viewer, programme.Id, id);
        var departments = await people.DepartmentCardsAsync(tx);
        return new LaidArena(
            programme,
            await frames.FindAsync(tx, programme.Id),
            arena,
            await texts.DraftAsync(tx, viewer, arena.Thing),
            await KeptAsync(tx, viewer, arena),
            await OlderAsync(tx, viewer, [.. own.Where(other => other.Id != arena.Id && other.ChosenAt is not null)]),
            departments,
            await OwnAsync(tx, viewer, departments),
            (await grants.AudiencesAsync(tx, Artefact.PracticeArena, arena.Id)).Contains(Forum),
            ids.Next()
        );
    }

    /// <summary>The department the viewer works in today.</summary>
    public async Task<DepartmentCard?> OwnAsync(Tx tx, Viewer viewer, IReadOnlyList<DepartmentCard> departments)
    {
        var cards = await people.CardsAsync(tx, [viewer.Person], clock.Today());
        var code = cards.GetValueOrDefault(viewer.Person)?.DepartmentCode;
        return departments.FirstOrDefault(department => department.Code == code);
    }

    public async Task<IReadOnlyList<KeptArena>> KeptAsync(Tx tx, Viewer viewer, PracticeArena arena)
    {
        var kept = new List<KeptArena>();
        foreach (var version in await versions.VersionsAsync(tx, arena.Id))
        {
            var written = await texts.KeptAsync(tx, viewer, arena.Thing, version.Number);
            kept.Add(new(arena, version.Number, version.KeptAt, written));
        }

        return kept;
    }

    private async Task<IReadOnlyList<KeptArena>> OlderAsync(Tx tx, Viewer viewer, IReadOnlyList<PracticeArena> older)
    {
        var shown = await texts.LatestAsync(
            tx,
            viewer,
            [.. older.Select(arena => (arena.Thing, arena.Number))],
            ["title"]
        );
        return [.. older.Select(arena => new KeptArena(arena, arena.Number, arena.BegunAt, shown[arena.Id]))];
    }

    private static PracticeArena? Chosen(IReadOnlyList<PracticeArena> own, Guid? id, bool isNew) =>
        id is { } one
            ? own.FirstOrDefault(arena => arena.Id == one)
            : own.FirstOrDefault(arena => arena.ChosenAt is null)
                ?? (isNew ? null : own.FirstOrDefault(arena => arena.IsActive));

    private PracticeArena Unwritten(Viewer viewer, ProgrammeId programme, Guid? id) =>
        new(id ?? ids.Next(), programme, viewer.Person, 0, [], null, clock.GetUtcNow(), null, null);
}
