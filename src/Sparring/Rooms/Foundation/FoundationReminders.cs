using Sparring.Platform.Data;
using Sparring.Rooms.Calendar.Contract;
using Sparring.Rooms.Programme.Contract;

namespace Sparring.Rooms.Foundation;

/// <summary>Whom the reminder of the hand-in goes to: those who have not handed in, and never those who have.</summary>
public sealed class FoundationReminders(IProgrammes programmes, SubmissionStore submissions, TimeProvider clock)
    : IReminderSource
{
    public string Kind => Submissions.DeadlineKind;

    public string Address => "/foundation";

    public async Task<IReadOnlyCollection<PersonId>> RecipientsNotDoneAsync(
        Tx tx,
        ProgrammeId programme,
        DateOnly deadline
    )
    {
        var done = (await submissions.StatusAsync(tx, programme)).Select(row => row.Owner).ToHashSet();
        var participants = await programmes.HoldersAsync(tx, programme, "participant", clock.Today());
        return [.. participants.Where(person => !done.Contains(person))];
    }
}
