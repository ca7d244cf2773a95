using Sparring.Platform.Data;
using Sparring.Rooms.Calendar.Contract;
using Sparring.Rooms.Dilemmas.Closing;
using Sparring.Rooms.Dilemmas.Writing;
using Sparring.Rooms.Programme.Contract;

namespace Sparring.Rooms.Dilemmas;

/// <summary>Whom the reminder of the dilemma goes to: those who have not sent one, and never those who have.</summary>
public sealed class DilemmaReminders(IProgrammes programmes, StatusStore status, TimeProvider clock) : IReminderSource
{
    public string Kind => DilemmaDrafts.DeadlineKind;

    public string Address => WriteDilemma.Path;

    public async Task<IReadOnlyCollection<PersonId>> RecipientsNotDoneAsync(
        Tx tx,
        ProgrammeId programme,
        DateOnly deadline
    )
    {
        var done = (await status.SentByAsync(tx, programme)).ToHashSet();
        var participants = await programmes.HoldersAsync(tx, programme, "participant", clock.Today());
        return [.. participants.Where(person => !done.Contains(person))];
    }
}
