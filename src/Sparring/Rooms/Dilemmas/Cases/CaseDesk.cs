using Sparring.Platform.Data;
using Sparring.Platform.Sealing;
using Sparring.Platform.Writing;
using Sparring.Rooms.Dilemmas.Contract;
using Sparring.Rooms.Dilemmas.Reading;
using Sparring.Rooms.Dilemmas.Writing;
using Sparring.Rooms.Groups.Contract;
using Sparring.Rooms.People.Contract;

namespace Sparring.Rooms.Dilemmas.Cases;

/// <summary>What lies before a coach who composes a case.</summary>
/// <param name="Available">Dilemmas open to her that are not in it yet.</param>
public sealed record LaidCase(
    CaseDraft Draft,
    IReadOnlyList<CaseSource> Sources,
    IReadOnlyList<ListedDilemma> Available,
    CaseFindings Findings,
    DateOnly Today,
    Guid Editor
)
{
    public GeneralCase Case => Draft.Case;

    public IEnumerable<CaseSource> Counted => Sources.Where(source => source.Counts);
}

/// <summary>Opens a case and its sources for the coach who makes it.</summary>
public sealed class CaseDesk(
    CaseStore store,
    ReadingStore reading,
    SentDilemmas dilemmas,
    ProgrammeRoster roster,
    ISparringGroups groups,
    IPeople people,
    ISeals seals,
    Ids ids,
    TimeProvider clock
)
{
    public async Task<LaidCase> LayOutAsync(Tx tx, Viewer viewer, GeneralCase own)
    {
        var sources = await SourcesAsync(tx, viewer, own);
        foreach (var sent in sources.Select(source => source.Sent).OfType<SentDilemma>())
        {
            await dilemmas.NoteAsync(tx, viewer, sent, "case");
        }

        var draft = await DraftAsync(tx, viewer, own);
        return new LaidCase(
            draft,
            sources,
            await AvailableAsync(tx, viewer, own, sources),
            CheckCase.Find(TextOf(draft), sources, await roster.OfAsync(tx, own.Programme)),
            clock.Today(),
            ids.Next()
        );
    }

    /// <summary>What a text would be told, with the sources as they are.</summary>
    public async Task<(CaseFindings Findings, IReadOnlyList<CaseSource> Sources)> CheckAsync(
        Tx tx,
        Viewer viewer,
        GeneralCase own,
        IReadOnlyList<SectionOfText> text
    )
    {
        var sources = await SourcesAsync(tx, viewer, own);
        return (CheckCase.Find(text, sources, await roster.OfAsync(tx, own.Programme)), sources);
    }

    public async Task<CaseDraft> DraftAsync(Tx tx, Viewer viewer, GeneralCase own) =>
        new(
            own,
            [
                .. (await store.SectionsAsync(tx, viewer, own.Id)).Select(row => new WrittenSection(
                    row.Section,
                    row.Revision,
                    seals.Open(own.PlaceOf(viewer.Tenant, row.Section, row.Revision), row.Sealed),
                    row.SavedAt,
                    row.Editor,
                    row.Step
                )),
            ]
        );

    public static IReadOnlyList<SectionOfText> TextOf(CaseDraft draft) =>
        [.. CaseTemplate.Keys.Select(key => new SectionOfText(key, draft[key].Text))];

    public async Task<IReadOnlyList<CaseSource>> SourcesAsync(Tx tx, Viewer viewer, GeneralCase own)
    {
        var rows = await store.SourcesAsync(tx, viewer, own.Id);
        var numbers = await GroupsAsync(tx, own.Programme);
        var cards = await people.CardsAsync(tx, [.. rows.Select(row => row.Owner)], clock.Today());
        var sources = new List<CaseSource>();
        foreach (var row in rows)
        {
            var sent = await reading.FindAsync(tx, viewer, row.Dilemma);
            sources.Add(
                new CaseSource(
                    row.Dilemma,
                    row.Owner,
                    cards.GetValueOrDefault(row.Owner)?.Name ?? "",
                    numbers.TryGetValue(row.Owner, out var number) ? number : null,
                    sent,
                    sent is null ? [] : await dilemmas.TextsAsync(tx, viewer, sent),
                    row.IsDropped,
                    row.IsYes switch
                    {
                        null => CaseAnswer.None,
                        true => CaseAnswer.Yes,
                        false => CaseAnswer.No,
                    },
                    row.Reason is null
                        ? null
                        : seals.Open(ReasonPlace(viewer.Tenant, own, row.Owner, row.Dilemma), row.Reason)
                )
            );
        }

        return sources;
    }

    /// <summary>An author's reason is hers: it goes with her dilemma's key.</summary>
    public static SealedPlace ReasonPlace(TenantId tenant, GeneralCase about, PersonId owner, DilemmaId dilemma) =>
        Dilemma.PlaceOf(tenant, about.Programme, owner, dilemma, "reason-" + about.Id.Value, 1);

    private async Task<IReadOnlyList<ListedDilemma>> AvailableAsync(
        Tx tx,
        Viewer viewer,
        GeneralCase own,
        IReadOnlyList<CaseSource> sources
    )
    {
        var standing = sources
            .Where(source => !source.IsDropped || source.Answer == CaseAnswer.No)
            .Select(source => source.Dilemma)
            .ToHashSet();
        var open = (await reading.OpenAsync(tx, viewer, own.Programme))
            .Where(sent => !standing.Contains(sent.Id))
            .ToList();
        var numbers = await GroupsAsync(tx, own.Programme);
        var cards = await people.CardsAsync(tx, [.. open.Select(sent => sent.Owner)], clock.Today());
        return
        [
            .. open.Select(sent => new ListedDilemma(
                    sent,
                    cards.GetValueOrDefault(sent.Owner)?.Name ?? "",
                    numbers.TryGetValue(sent.Owner, out var number) ? number : null,
                    IsRead: true
                ))
                .OrderBy(one => one.Group),
        ];
    }

    private async Task<Dictionary<PersonId, int>> GroupsAsync(Tx tx, ProgrammeId programme) =>
        (await groups.AllAsync(tx, programme, clock.Today()))
            .SelectMany(group => group.Members.Select(member => (member, group.Number)))
            .ToDictionary(pair => pair.member, pair => pair.Number);
}
