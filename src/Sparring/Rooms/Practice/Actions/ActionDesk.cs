using Sparring.Platform.Data;
using Sparring.Platform.Sealing;
using Sparring.Rooms.Practice.Arenas;
using Sparring.Rooms.Programme.Contract;

namespace Sparring.Rooms.Practice.Actions;

/// <summary>What lies before a leader at one of her trial actions.</summary>
/// <param name="Agreed">The words agreed in the meeting it comes from.</param>
/// <param name="Arena">The title of her arena.</param>
/// <param name="ToldAt">When the forum was told.</param>
/// <param name="IsNew">Nothing of it is kept yet.</param>
public sealed record LaidAction(
    ProgrammeCard Programme,
    TrialAction Action,
    Texts Draft,
    string? Agreed,
    string? Arena,
    string SharedWith,
    DateTimeOffset? ToldAt,
    bool IsNew,
    Guid Editor
)
{
    public IReadOnlyDictionary<string, string> Errors { get; init; } = new Dictionary<string, string>();

    public string? TypedDue { get; init; }

    public string? TypedNext { get; init; }

    public string? TypedDecision { get; init; }

    public string Title => ActionDesk.TitleOf(Draft, Agreed);
}

/// <summary>A trial action as a list shows it.</summary>
public sealed record ListedAction(TrialAction Action, string Title, Texts Texts);

/// <summary>Gathers trial actions with their texts.</summary>
public sealed class ActionDesk(
    PracticeAccess access,
    ActionStore store,
    StoryStore stories,
    ArenaStore arenas,
    SealedTexts texts,
    EntrySharing sharing,
    ISeals seals,
    Ids ids,
    TimeProvider clock
)
{
    /// <summary>What a title is made of.</summary>
    public static IReadOnlyList<string> TitleTexts { get; } = ["title", "action"];

    public static string TitleOf(Texts written, string? agreed) =>
        written.Has("title") ? written["title"]
        : agreed is { Length: > 0 } ? Texts.Beginning(agreed, TrialAction.TitleWords)
        : Texts.Beginning(written["action"], TrialAction.TitleWords);

    /// <summary>Her own under this id; one nobody has begun is new. Null when she practises nowhere, or it is another's.</summary>
    public async Task<LaidAction?> LayOutAsync(Tx tx, Viewer viewer, Guid id, Guid? asked)
    {
        var known = await store.FindAsync(tx, id);
        var programme = await access.WritesInAsync(tx, viewer, known?.Programme.Value ?? asked);
        if (programme is null || (known is not null && known.Owner != viewer.Person))
        {
            return null;
        }

        var action = known ?? Unwritten(viewer, programme.Id, id);
        return new LaidAction(
            programme,
            action,
            await texts.DraftAsync(tx, viewer, action.Thing),
            Agreed(viewer, action),
            await ArenaAsync(tx, viewer, action),
            await sharing.OfAsync(tx, action.Thing),
            (await stories.OfAsync(tx, action.Id))?.ToldAt,
            known is null,
            ids.Next()
        );
    }

    /// <summary>Trial actions with their texts, for a list; whoever may see the row may read them.</summary>
    /// <param name="sections">Which texts; none named is all.</param>
    public async Task<IReadOnlyList<ListedAction>> ListAsync(
        Tx tx,
        Viewer viewer,
        IReadOnlyList<TrialAction> actions,
        params IReadOnlyCollection<string> sections
    )
    {
        var written = await texts.OfAsync(tx, viewer, [.. actions.Select(action => action.Thing)], 0, sections);
        return
        [
            .. actions.Select(action => new ListedAction(
                action,
                TitleOf(written[action.Id], Agreed(viewer, action)),
                written[action.Id]
            )),
        ];
    }

    public string? Agreed(Viewer viewer, TrialAction action) =>
        action.Agreed is { } seal ? seals.Open(AgreedPlace(viewer.Tenant, action.Thing), seal) : null;

    public static SealedPlace AgreedPlace(TenantId tenant, PracticeThing action) => action.Draft(tenant, "agreed", 1);

    private async Task<string?> ArenaAsync(Tx tx, Viewer viewer, TrialAction action)
    {
        var active = await arenas.ActiveAsync(tx, action.Programme, [viewer.Person]);
        if (active.FirstOrDefault(arena => action.Arena is null || arena.Id == action.Arena) is not { } arena)
        {
            return null;
        }

        return (await texts.LatestAsync(tx, viewer, [(arena.Thing, arena.Number)], ["title"]))[arena.Id]["title"];
    }

    private TrialAction Unwritten(Viewer viewer, ProgrammeId programme, Guid id) =>
        new(
            id,
            programme,
            viewer.Person,
            null,
            viewer.Person,
            null,
            null,
            null,
            null,
            clock.GetUtcNow(),
            null,
            null,
            null,
            null,
            null,
            null
        );
}
