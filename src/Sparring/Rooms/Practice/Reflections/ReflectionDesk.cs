using Sparring.Platform.Data;
using Sparring.Rooms.People.Contract;
using Sparring.Rooms.Practice.Actions;
using Sparring.Rooms.Privacy.Contract;
using Sparring.Rooms.Programme.Contract;

namespace Sparring.Rooms.Practice.Reflections;

/// <summary>A reflection before its owner, or before a reader.</summary>
/// <param name="Cycle">The activity whose order it follows; null of a minute's reflection.</param>
/// <param name="Links">The links of the lens that may be filled in.</param>
/// <param name="About">The trial action it is about, by its name.</param>
public sealed record LaidReflection(
    Reflection Reflection,
    string Owner,
    bool IsOwn,
    Texts Texts,
    CycleCard? Cycle,
    IReadOnlyList<NamedKey> Links,
    string? About,
    string SharedWith,
    bool IsNew,
    Guid Editor
)
{
    public IReadOnlyList<string> Steps =>
        Reflection.Kind == "minute" ? Reflection.Minute : Cycle?.Steps ?? Reflection.Steps;
}

/// <summary>One's own reflections, and the activities whose cycle one may follow now.</summary>
public sealed record ListedReflections(
    ProgrammeCard Programme,
    IReadOnlyList<(Reflection Reflection, string Title)> Reflections,
    IReadOnlyList<CycleCard> Cycles
);

/// <summary>Which reflection is begun.</summary>
public sealed record BegunReflection(Guid Id, Guid? Programme, string? Activity, Guid? Action);

/// <summary>Gathers reflections with their texts.</summary>
public sealed class ReflectionDesk(
    PracticeAccess access,
    ReflectionStore store,
    ActionStore actions,
    ActionDesk listing,
    SealedTexts texts,
    EntrySharing sharing,
    ILearningFrames frames,
    IPeople people,
    IReadLog log,
    Ids ids,
    TimeProvider clock
)
{
    private const int MostShown = 100;

    public async Task<ListedReflections?> ListAsync(Tx tx, Viewer viewer, Guid? asked)
    {
        if (await access.WritesInAsync(tx, viewer, asked) is not { } programme)
        {
            return null;
        }

        var own = await store.OwnAsync(tx, viewer, programme.Id, MostShown);
        var written = await texts.OfAsync(tx, viewer, [.. own.Select(one => one.Thing)], 0);
        var frame = await frames.FindAsync(tx, programme.Id);
        return new ListedReflections(
            programme,
            [.. own.Select(one => (one, MembersPractice.TitleOf(one, written[one.Id])))],
            frame.Cycles
        );
    }

    public async Task<LaidReflection?> BeginAsync(Tx tx, Viewer viewer, BegunReflection begun)
    {
        if (await access.WritesInAsync(tx, viewer, begun.Programme) is not { } programme)
        {
            return null;
        }

        var frame = await frames.FindAsync(tx, programme.Id);
        var cycle = frame.Cycles.FirstOrDefault(one => one.Activity == begun.Activity);
        var reflection = new Reflection(
            begun.Id,
            programme.Id,
            viewer.Person,
            begun.Action,
            cycle?.Activity,
            begun.Activity is null ? "minute" : "cycle",
            clock.GetUtcNow()
        );
        return await LayOutAsync(tx, viewer, reflection, Texts.None, isNew: true);
    }

    public async Task<LaidReflection?> OpenAsync(Tx tx, Viewer viewer, Guid id)
    {
        if (await store.FindAsync(tx, id) is not { } reflection)
        {
            return null;
        }

        await log.ReadAsync(tx, reflection.Thing.Read("read"));
        return await LayOutAsync(tx, viewer, reflection, await texts.DraftAsync(tx, viewer, reflection.Thing), false);
    }

    private async Task<LaidReflection> LayOutAsync(
        Tx tx,
        Viewer viewer,
        Reflection reflection,
        Texts written,
        bool isNew
    )
    {
        var frame = await frames.FindAsync(tx, reflection.Programme);
        var cards = await people.CardsAsync(tx, [reflection.Owner], clock.Today());
        return new LaidReflection(
            reflection,
            cards.GetValueOrDefault(reflection.Owner)?.Name ?? "",
            reflection.Owner == viewer.Person,
            written,
            frame.Cycles.FirstOrDefault(cycle => cycle.Activity == reflection.Activity),
            Lens.LinksOf(frame),
            await AboutAsync(tx, viewer, reflection),
            await sharing.OfAsync(tx, reflection.Thing),
            isNew,
            ids.Next()
        );
    }

    // A trial action the reader may not see has no name here.
    private async Task<string?> AboutAsync(Tx tx, Viewer viewer, Reflection reflection) =>
        reflection.Action is { } id && await actions.FindAsync(tx, id) is { } action
            ? (await listing.ListAsync(tx, viewer, [action]))[0].Title
            : null;
}
