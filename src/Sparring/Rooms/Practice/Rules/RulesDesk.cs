using Sparring.Platform.Data;
using Sparring.Platform.Writing;
using Sparring.Rooms.People.Contract;
using Sparring.Rooms.Programme.Contract;

namespace Sparring.Rooms.Practice.Rules;

/// <summary>Rules of the game as they lie before a reader.</summary>
/// <param name="Versions">The latest first.</param>
/// <param name="Draft">What the viewer is writing; else the latest version, to be changed.</param>
/// <param name="Own">The viewer's department; null where she has none.</param>
public sealed record LaidRules(
    ProgrammeCard Programme,
    GroundRules Rules,
    IReadOnlyList<RulesVersion> Versions,
    IReadOnlyList<RulesYes> Yeses,
    IReadOnlyDictionary<PersonId, PersonCard> People,
    IReadOnlyList<DepartmentCard> All,
    Texts Draft,
    DepartmentCard? Own,
    PersonId Viewer,
    bool TakesPart,
    Guid Editor
)
{
    public IReadOnlyDictionary<string, string> Errors { get; init; } = new Dictionary<string, string>();

    /// <summary>The departments ticked in a refused form.</summary>
    public IReadOnlyCollection<string>? Ticked { get; init; }

    public bool IsDraft => Rules.Number == 0;

    public RulesVersion? Holding => Rules.Holding(Versions, Yeses);

    /// <summary>The latest version while somebody's yes is missing.</summary>
    public RulesVersion? Proposed => Versions is [var latest, ..] && latest.Number != Holding?.Number ? latest : null;

    public IReadOnlyList<DepartmentCard> Sides => [.. All.Where(one => Rules.Departments.Contains(one.Id))];

    public bool Speaks => TakesPart && Own is { } own && (IsDraft || Rules.Departments.Contains(own.Id));

    /// <summary>The proposed version waits for the viewer's department.</summary>
    public bool AsksViewer =>
        Speaks && Own is { } own && Proposed is { } proposed && Rules.Missing(proposed.Number, Yeses).Contains(own.Id);

    /// <summary>The viewer has said yes to a version another proposed, and it waits for somebody else: she may take it back.</summary>
    public bool MayTakeBack =>
        Speaks
        && Proposed is { } proposed
        && proposed.ChangedBy != Viewer
        && Yeses.Any(yes => yes.Number == proposed.Number && yes.Person == Viewer);

    /// <summary>What has just come of her pressing: "yes" or "back"; else null.</summary>
    public string? Answered { get; init; }

    public string Title => Versions is [var latest, ..] ? (Holding ?? latest).Title : Draft["title"];

    public string Name(PersonId person) => People.GetValueOrDefault(person)?.Name ?? "";

    public string Named(IEnumerable<Guid> departments) =>
        string.Join(", ", All.Where(one => departments.Contains(one.Id)).Select(one => one.Name));
}

/// <summary>Gathers rules of the game with their versions and who agreed.</summary>
public sealed class RulesDesk(
    PracticeAccess access,
    RulesStore store,
    IProgrammes programmes,
    IPeople people,
    Ids ids,
    TimeProvider clock
)
{
    private static readonly string[] Forum = ["participant", "organiser", "executive"];

    /// <summary>All rules of the programme the viewer belongs to; null when there is none.</summary>
    public async Task<(ProgrammeCard Programme, IReadOnlyList<LaidRules> Rules, bool MayBegin)?> ListAsync(
        Tx tx,
        Viewer viewer,
        Guid? asked
    )
    {
        if (await access.BelongsToAsync(tx, viewer, asked, Forum) is not { } programme)
        {
            return null;
        }

        var all = await store.OfProgrammeAsync(tx, viewer, programme.Id);
        var laid = await LayOutAsync(tx, viewer, programme, all, _ => Texts.None);
        return (programme, laid, await access.TakesPartAsync(tx, viewer, programme.Id));
    }

    /// <summary>The rules under this id, or a blank sheet where nobody has begun them; null when the viewer may not see them.</summary>
    public async Task<LaidRules?> LayOutAsync(Tx tx, Viewer viewer, Guid id, Guid? asked, bool mayBeNew)
    {
        var known = await store.FindAsync(tx, id);
        var programme = known is { } found
            ? await programmes.FindAsync(tx, found.Programme)
            : await access.BelongsToAsync(tx, viewer, asked, "participant");
        if (programme is null || (known is null && !mayBeNew))
        {
            return null;
        }

        var rules = known ?? new GroundRules(id, programme.Id, [], viewer.Person, clock.GetUtcNow(), 0);
        var draft = await store.DraftAsync(tx, viewer, id);
        return (await LayOutAsync(tx, viewer, programme, [rules], latest => Begun(draft, latest)))[0];
    }

    // What she has written goes before what is there; the reason is a new one each time.
    private static Texts Begun(IReadOnlyList<WrittenSection> draft, RulesVersion? latest)
    {
        var written = new Texts([.. draft]);
        return latest is null
            ? written
            : new Texts([
                .. draft,
                .. new[]
                {
                    WrittenSection.Empty("title") with
                    {
                        Text = latest.Title,
                    },
                    WrittenSection.Empty("text") with
                    {
                        Text = latest.Text,
                    },
                }.Where(section => written.Section(section.Key).Revision == 0),
            ]);
    }

    private async Task<IReadOnlyList<LaidRules>> LayOutAsync(
        Tx tx,
        Viewer viewer,
        ProgrammeCard programme,
        IReadOnlyList<GroundRules> all,
        Func<RulesVersion?, Texts> draft
    )
    {
        var departments = await people.DepartmentCardsAsync(tx);
        var versions = (await store.VersionsAsync(tx, all.Select(rules => rules.Id))).ToLookup(row => row.Rules);
        var yeses = (await store.YesesAsync(tx, all.Select(rules => rules.Id))).ToLookup(row => row.Rules);
        var named = versions
            .SelectMany(of => of)
            .Select(row => row.ChangedBy)
            .Concat(yeses.SelectMany(of => of).Select(row => row.Person))
            .Append(viewer.Person)
            .Distinct();
        var cards = await people.CardsAsync(tx, [.. named], clock.Today());
        var own = departments.FirstOrDefault(one => one.Code == cards.GetValueOrDefault(viewer.Person)?.DepartmentCode);
        var takesPart = await access.TakesPartAsync(tx, viewer, programme.Id);
        return
        [
            .. all.Select(rules => new LaidRules(
                programme,
                rules,
                [.. versions[rules.Id]],
                [.. yeses[rules.Id]],
                cards,
                departments,
                draft(versions[rules.Id].FirstOrDefault()),
                own,
                viewer.Person,
                takesPart,
                ids.Next()
            )),
        ];
    }
}
