using Sparring.Platform.Data;
using Sparring.Rooms.Calendar.Contract;
using Sparring.Rooms.Practice.Arenas;
using Sparring.Rooms.Programme.Contract;

namespace Sparring.Rooms.Practice;

/// <summary>Whom the reminder to choose an arena goes to, where the plan has such a deadline: those who have none, and nobody else.</summary>
public sealed class PracticeReminders(IProgrammes programmes, PracticeStore store, TimeProvider clock) : IReminderSource
{
    public string Kind => "practice-arena";

    public string Address => ShowArena.Path;

    public async Task<IReadOnlyCollection<PersonId>> RecipientsNotDoneAsync(
        Tx tx,
        ProgrammeId programme,
        DateOnly deadline
    )
    {
        var participants = await programmes.HoldersAsync(tx, programme, "participant", clock.Today());
        var done = (await store.ArenaChosenOnAsync(tx, programme, participants)).Select(row => row.Owner).ToHashSet();
        return [.. participants.Where(person => !done.Contains(person))];
    }
}
