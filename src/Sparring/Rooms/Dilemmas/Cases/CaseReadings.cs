using Sparring.Platform.Data;
using Sparring.Platform.Sealing;
using Sparring.Rooms.Dilemmas.Contract;
using Sparring.Rooms.Dilemmas.Writing;
using Sparring.Rooms.Groups.Contract;

namespace Sparring.Rooms.Dilemmas.Cases;

/// <summary>A case laid open for a reader.</summary>
/// <param name="Text">Empty where it is not open to her: written still, or taken back.</param>
/// <param name="IsMine">She is the coach who makes it.</param>
/// <param name="Author">Her own place in it, where a dilemma of hers is in it; nobody sees another's.</param>
/// <param name="IsForMyGroup">It is released to her group.</param>
/// <param name="Sources">For its coach alone: who is in it and what they answered.</param>
/// <param name="Groups">For its coach alone: the groups it may be released to, and whether it is.</param>
public sealed record CaseReading(
    GeneralCase Case,
    IReadOnlyList<SectionOfText> Text,
    bool IsMine,
    CaseReadingStore.AuthorRow? Author,
    bool IsForMyGroup,
    IReadOnlyList<CaseSource> Sources,
    IReadOnlyList<CaseGroup> Groups
)
{
    /// <summary>The next trial action's id, made with the page, so that one press plans one.</summary>
    public Guid Next { get; init; }

    public string this[string key] => Text.FirstOrDefault(section => section.Key == key)?.Text ?? "";

    /// <summary>What she has answered to this very text.</summary>
    public CaseAnswer Answered =>
        Author is not { IsYes: { } isYes } || Author.Number != Case.Number ? CaseAnswer.None
        : isYes ? CaseAnswer.Yes
        : CaseAnswer.No;

    public bool MayAnswer => Author is { IsDropped: false } && Case.State is CaseState.Asked or CaseState.Released;
}

/// <summary>A group a case may be released to.</summary>
public sealed record CaseGroup(SparringGroupId Id, int Number, bool IsMine, bool IsReleased);

/// <summary>Opens cases for whoever they are open to, and takes the authors' answers.</summary>
public sealed class CaseReadings(
    CaseStore cases,
    CaseReadingStore store,
    CaseDesk desk,
    ISparringGroups groups,
    ISeals seals,
    Ids ids,
    TimeProvider clock
)
{
    public async Task<CaseReading?> OpenAsync(Tx tx, Viewer viewer, GeneralCaseId id)
    {
        if (await cases.FindAsync(tx, id) is not { } found)
        {
            return null;
        }

        var isMine = found.Coach == viewer.Person;
        var author = await store.AuthorAsync(tx, viewer, id);
        var isForMyGroup = await store.IsForMyGroupAsync(tx, id);
        return new CaseReading(
            found,
            await TextAsync(tx, viewer, found),
            isMine,
            author,
            isForMyGroup,
            isMine ? await desk.SourcesAsync(tx, viewer, found) : [],
            isMine ? await GroupsAsync(tx, viewer, found) : []
        )
        {
            Next = ids.Next(),
        };
    }

    /// <summary>
    /// An author's yes or no to the text as it stands. A no to a case that is released takes it back for everybody, in the
    /// same transaction. False: there is nothing to answer.
    /// </summary>
    public async Task<bool> AnswerAsync(Tx tx, Viewer viewer, GeneralCaseId id, int number, bool isYes, string reason)
    {
        if (
            await cases.HoldForAnswerAsync(tx, id) is not { } found
            || await store.AuthorAsync(tx, viewer, id) is not { IsDropped: false } author
            || found.Number != number
            || found.State is not (CaseState.Asked or CaseState.Released)
            || (isYes && found.State == CaseState.Released)
        )
        {
            return false;
        }

        var seal =
            isYes || reason.Length == 0
                ? null
                : seals.Seal(CaseDesk.ReasonPlace(viewer.Tenant, found, viewer.Person, author.Dilemma), reason);
        await store.AnswerAsync(tx, viewer, found, author, isYes, seal, clock.GetUtcNow());
        if (!isYes && found.State == CaseState.Released)
        {
            await cases.TakeBackAsync(tx, id, clock.GetUtcNow());
        }

        return true;
    }

    private async Task<IReadOnlyList<SectionOfText>> TextAsync(Tx tx, Viewer viewer, GeneralCase found)
    {
        var rows = (await store.TextAsync(tx, found.Id)).ToDictionary(row => row.Section, StringComparer.Ordinal);
        return
        [
            .. CaseTemplate
                .Keys.Where(rows.ContainsKey)
                .Select(key => new SectionOfText(
                    key,
                    seals.Open(found.PlaceOf(viewer.Tenant, "text-" + key, found.Number), rows[key].Sealed)
                )),
        ];
    }

    private async Task<IReadOnlyList<CaseGroup>> GroupsAsync(Tx tx, Viewer viewer, GeneralCase found)
    {
        var released = (await store.ReleasedToAsync(tx, found.Id)).ToHashSet();
        return
        [
            .. (await groups.AllAsync(tx, found.Programme, clock.Today()))
                .OrderBy(group => group.Number)
                .Select(group => new CaseGroup(
                    group.Id,
                    group.Number,
                    group.Coaches.Contains(viewer.Person),
                    released.Contains(group.Id)
                )),
        ];
    }
}
