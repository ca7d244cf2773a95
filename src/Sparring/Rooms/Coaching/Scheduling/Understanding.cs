using Sparring.Platform.Data;
using Sparring.Platform.Texts;
using Sparring.Rooms.Coaching.Contract;
using Sparring.Rooms.Groups.Contract;
using Sparring.Rooms.Programme.Contract;

namespace Sparring.Rooms.Coaching.Scheduling;

/// <summary>Turns written rows into sessions: faults and notes are gathered as it goes.</summary>
internal sealed class Understanding(
    IReadOnlyDictionary<int, SparringGroupCard> groups,
    IReadOnlyList<Named> coaches,
    IReadOnlyList<Named> bookers,
    IReadOnlyDictionary<WrittenTime, DateOnly?> days,
    IReadOnlyDictionary<(SparringGroupId, int), CoachingSession> known,
    ICollection<FileFault> faults
)
{
    private readonly RoomTexts texts = RoomTexts.Of<Understanding>();

    public List<string> Notes { get; } = [];

    public IEnumerable<TableSession> Of(WrittenRow row)
    {
        if (!groups.TryGetValue(row.Group, out var group))
        {
            Refuse(row, "sched.faultNoGroup", "sched.expectGroup", row.Group);
            return [];
        }

        if (People(row) is not { } pair)
        {
            return [];
        }

        var (booker, coach) = pair;
        if (!group.Coaches.Contains(coach.Id))
        {
            Notes.Add(texts.With("sched.noteOtherCoach", row.Group, coach.Name));
        }

        if (booker?.Id == coach.Id)
        {
            Notes.Add(texts.With("sched.noteBooksHerself", row.Group, coach.Name));
        }

        return row.Times.Select((time, at) => Session(row, time, at + 1, group, booker, coach)).OfType<TableSession>();
    }

    private TableSession? Session(
        WrittenRow row,
        WrittenTime time,
        int number,
        SparringGroupCard group,
        Named? booker,
        Named coach
    )
    {
        if (days[time] is not { } day)
        {
            Refuse(row, "sched.faultDay", "sched.expectDay", time.Text);
            return null;
        }

        if (
            WallTime.Of(day, time.From) is not WallTime.Fine starts
            || WallTime.Of(day, time.To) is not WallTime.Fine ends
        )
        {
            Refuse(row, "sched.faultClock", "sched.expectClock", Said.Day(day), time.Text);
            return null;
        }

        if (day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday)
        {
            Notes.Add(texts.With("sched.noteWeekend", row.Group, number, Said.Day(day)));
        }

        var there = known.GetValueOrDefault((group.Id, number));
        var wanted = new WantedSession(
            group.Id,
            group.Number,
            number,
            coach.Id,
            booker?.Id,
            starts.At,
            ends.At,
            there?.Room is null ? there?.Place ?? "" : "",
            there?.Room
        );
        return new TableSession(row.Line, wanted, coach.Name, booker?.Name, there);
    }

    // The last name is the coach's, the one before the booker's; where one ends and the other begins is tried.
    private (Named? Booker, Named Coach)? People(WrittenRow row)
    {
        var words = row.Words;
        for (var at = 0; at < words.Count; at++)
        {
            var (left, right) = (string.Join(' ', words.Take(at)), string.Join(' ', words.Skip(at)));
            if (coaches.Meant(right) is [var coach] && (at == 0 || bookers.Meant(left).Count == 1))
            {
                return (at == 0 ? null : bookers.Meant(left)[0], coach);
            }
        }

        if (words.Count == 0)
        {
            Refuse(row, "sched.faultNoCoach", "sched.expectNames");
            return null;
        }

        var (said, role) =
            coaches.Meant(words[^1]).Count == 1
                ? (string.Join(' ', words.SkipLast(1)), "sched.faultBooker")
                : (words[^1], "sched.faultCoach");
        Refuse(row, role, "sched.expectNames", said);
        return null;
    }

    private void Refuse(WrittenRow row, string wrong, string expected, params object?[] values) =>
        faults.Add(WrittenTable.Fault(row.Line, wrong, expected, values));
}
