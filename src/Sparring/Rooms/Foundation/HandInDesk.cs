using Sparring.Platform.Data;
using Sparring.Rooms.Groups.Contract;
using Sparring.Rooms.People.Contract;
using Sparring.Rooms.Programme.Contract;

namespace Sparring.Rooms.Foundation;

/// <summary>What a leader sees before she hands in.</summary>
/// <param name="Id">The submission's id, made now, so that it happens once.</param>
/// <param name="Group">Her group's number today, or null.</param>
/// <param name="Coaches">Names of those who coach it today, and so can read what is handed in.</param>
/// <param name="Lateness">As it would be now.</param>
/// <param name="Submitted">What she handed in before, the latest first.</param>
public sealed record LaidHandIn(
    Guid Id,
    ProgrammeCard Programme,
    LeadershipFoundation Foundation,
    int? Group,
    IReadOnlyList<string> Coaches,
    Deadline? Deadline,
    Lateness Lateness,
    IReadOnlyList<SubmissionStore.SubmissionRow> Submitted,
    bool IsLatestSubmitted
);

/// <summary>Gathers what the hand-in page shows.</summary>
public sealed class HandInDesk(
    FoundationAccess access,
    Drafts drafts,
    Versions versions,
    SubmissionStore submissions,
    IProgrammes programmes,
    ISparringGroups groups,
    IPeople people,
    Ids ids,
    TimeProvider clock
)
{
    public async Task<LaidHandIn?> LayOutAsync(Tx tx, Viewer viewer, Guid? asked)
    {
        if (await access.WritesInAsync(tx, viewer, asked) is not { } programme)
        {
            return null;
        }

        var own =
            await drafts.FindAsync(tx, viewer, programme.Id)
            ?? LeadershipFoundation.Unwritten(new(ids.Next()), programme.Id, viewer.Person);
        var group = await groups.OfAsync(tx, programme.Id, viewer.Person, clock.Today());
        var deadline = await programmes.DeadlineAsync(tx, programme.Id, Submissions.DeadlineKind);
        var submitted = await submissions.OfAsync(tx, viewer, programme.Id, [viewer.Person]);
        return new LaidHandIn(
            ids.Next(),
            programme,
            own,
            group?.Number,
            group is null ? [] : await NamesAsync(tx, group.Coaches),
            deadline,
            Lateness.Of(deadline, clock.GetUtcNow()),
            submitted,
            await IsLatestAsync(tx, own, submitted)
        );
    }

    private async Task<IReadOnlyList<string>> NamesAsync(Tx tx, IReadOnlyList<PersonId> coaches)
    {
        var cards = await people.CardsAsync(tx, coaches, clock.Today());
        return [.. coaches.Where(cards.ContainsKey).Select(coach => cards[coach].Name)];
    }

    private async Task<bool> IsLatestAsync(
        Tx tx,
        LeadershipFoundation own,
        IReadOnlyList<SubmissionStore.SubmissionRow> submitted
    ) =>
        submitted.Count > 0
        && (await versions.ListAsync(tx, own.Id)).Any(version =>
            version.Id == submitted[0].Version && version.Revision == own.Revision
        );
}
