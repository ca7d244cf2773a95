using Sparring.Platform.Data;
using Sparring.Rooms.People.Contract;
using Sparring.Rooms.Programme.Contract;

namespace Sparring.Rooms.Practice.Together;

/// <summary>A joint action as it lies before a reader.</summary>
/// <param name="Texts">What is written, for those who take part or are asked; else what the forum was told.</param>
/// <param name="Others">Who may still be asked: the programme's participants.</param>
/// <param name="NextId">For the entry form: what is sent twice is one.</param>
public sealed record LaidJoint(
    ProgrammeCard Programme,
    JointAction Action,
    Texts Texts,
    IReadOnlyList<JointPart> Parts,
    IReadOnlyDictionary<PersonId, PersonCard> People,
    IReadOnlyList<OpenEntry> Entries,
    IReadOnlyList<NamedKey> Clusters,
    IReadOnlyList<PersonCard> Others,
    PersonId Viewer,
    bool IsNew,
    Guid Editor,
    Guid NextId
)
{
    public IReadOnlyDictionary<string, string> Errors { get; init; } = new Dictionary<string, string>();

    /// <summary>What was typed into a refused form, by field.</summary>
    public IReadOnlyDictionary<string, string> Typed { get; init; } = new Dictionary<string, string>();

    public bool TakesPart => IsNew || Parts.Any(part => part.Person == Viewer && part.TakesPart);

    public bool IsAsked => Parts.Any(part => part.Person == Viewer && part.IsAsked);

    public bool Leads => Action.Lead == Viewer;

    public string? Cluster => Clusters.FirstOrDefault(cluster => cluster.Key == Action.Cluster)?.Title;

    public string Name(PersonId person) => People.GetValueOrDefault(person)?.Name ?? "";

    public string? Error(string field) => Errors.GetValueOrDefault(field);

    public string? TypedIn(string field) => Typed.GetValueOrDefault(field);
}

/// <summary>Gathers a joint action with its people, its texts and what came of it.</summary>
public sealed class JointDesk(
    PracticeAccess access,
    JointStore store,
    JointTexts texts,
    ILearningFrames frames,
    IProgrammes programmes,
    IPeople people,
    Ids ids,
    TimeProvider clock
)
{
    /// <summary>The action under this id as the viewer may see it; null when she may not.</summary>
    public async Task<LaidJoint?> LayOutAsync(Tx tx, Viewer viewer, Guid id)
    {
        if (
            await store.FindAsync(tx, id) is not { } action
            || await programmes.FindAsync(tx, action.Programme) is not { } programme
        )
        {
            return null;
        }

        var parts = await store.PartsAsync(tx, [id]);
        var written = (await texts.OfAsync(tx, viewer, [action]))[id];
        var entries = await texts.EntriesAsync(tx, viewer, [action]);
        var isNear = parts.Any(part => part.Person == viewer.Person && part.EndedAt is null);
        return await WithPeopleAsync(
            tx,
            viewer,
            new(
                programme,
                action,
                isNear ? written : texts.Told(viewer, action),
                parts,
                new Dictionary<PersonId, PersonCard>(),
                entries,
                (await frames.FindAsync(tx, programme.Id)).ActionClusters,
                [],
                viewer.Person,
                false,
                ids.Next(),
                ids.Next()
            )
        );
    }

    /// <summary>One nobody has begun yet; null for those who take part in no programme.</summary>
    public async Task<LaidJoint?> BlankAsync(Tx tx, Viewer viewer, Guid? asked, Guid? id = null)
    {
        if (await access.BelongsToAsync(tx, viewer, asked, "participant") is not { } programme)
        {
            return null;
        }

        var action = Unwritten(viewer, programme.Id, id ?? ids.Next());
        var clusters = (await frames.FindAsync(tx, programme.Id)).ActionClusters;
        return new LaidJoint(
            programme,
            action,
            Texts.None,
            [],
            new Dictionary<PersonId, PersonCard>(),
            [],
            clusters,
            [],
            viewer.Person,
            true,
            ids.Next(),
            ids.Next()
        );
    }

    private async Task<LaidJoint> WithPeopleAsync(Tx tx, Viewer viewer, LaidJoint laid)
    {
        var participants = laid.TakesPart
            ? await programmes.HoldersAsync(tx, laid.Programme.Id, "participant", clock.Today())
            : [];
        var named = laid
            .Parts.Select(part => part.Person)
            .Concat(laid.Entries.Select(open => open.Entry.Author))
            .Append(laid.Action.Lead)
            .Concat(participants)
            .Distinct()
            .ToList();
        var cards = await people.CardsAsync(tx, named, clock.Today());
        var here = laid.Parts.Where(part => part.EndedAt is null).Select(part => part.Person).ToHashSet();
        return laid with
        {
            People = cards,
            Others =
            [
                .. participants
                    .Where(person => person != viewer.Person && !here.Contains(person))
                    .Select(person => cards.GetValueOrDefault(person))
                    .OfType<PersonCard>()
                    .OrderBy(card => card.Name, StringComparer.CurrentCulture),
            ],
        };
    }

    private JointAction Unwritten(Viewer viewer, ProgrammeId programme, Guid id) =>
        new(
            id,
            programme,
            viewer.Person,
            viewer.Person,
            null,
            null,
            clock.GetUtcNow(),
            null,
            null,
            null,
            null,
            null,
            null,
            null
        );
}
