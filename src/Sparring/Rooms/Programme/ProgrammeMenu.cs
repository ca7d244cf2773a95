using Sparring.Platform.Data;
using Sparring.Platform.Texts;
using Sparring.Platform.Ui;
using Sparring.Platform.Web;
using Sparring.Rooms.Calendar.Contract;
using Sparring.Rooms.Programme.Contract;
using Sparring.Rooms.Programme.Design;

namespace Sparring.Rooms.Programme;

/// <summary>The programme's place in the menu.</summary>
public sealed class ProgrammeMenu : INavigation
{
    public IEnumerable<NavigationItem> For(IReadOnlySet<string> roles) =>
        [new(20, "/programme", RoomTexts.Of<ProgrammeMenu>()["room"])];
}

/// <summary>The next stop of a programme, for everybody who carries it.</summary>
public sealed class ProgrammeNextSteps(IEnumerable<IStopsBehind> rooms) : INextSteps
{
    private readonly RoomTexts texts = RoomTexts.Of<ProgrammeNextSteps>();

    public IReadOnlyList<Question> Questions(Viewer viewer) =>
        [PlanStore.Next, .. rooms.SelectMany(room => room.Questions(viewer))];

    public async Task<IReadOnlyList<NextStep>> ReadAsync(Answers answers, Viewer viewer)
    {
        var next = await answers.ListAsync<PlanStore.NextRow>();
        var behind = new HashSet<StopBehind>();
        foreach (var room in rooms)
        {
            behind.UnionWith(await room.ReadAsync(answers, viewer));
        }

        return
        [
            .. next.Select(row =>
                    Step(row, viewer.Is("participant"), behind.Contains(new(row.Programme, row.Kind, row.Number)))
                )
                .OfType<NextStep>(),
        ];
    }

    // A participant goes there; to others, and to who has been, it is good to know, and what waits for them comes first.
    private NextStep? Step(PlanStore.NextRow next, bool isHers, bool isBehind) =>
        FuzzyDate.Read(next.Fuzzy) is { } when
            ? new(
                60,
                Programmes.InReadersLanguage(next.Title),
                isBehind ? texts.With("stopBehind", when.In(RoomTexts.Language)) : when.In(RoomTexts.Language),
                isHers && !isBehind && when.IsDays ? when.First : null,
                $"/programme/{next.Key}/timeline",
                texts["seeTimeline"]
            )
            {
                Programme = next.Among is { } among ? Programmes.InReadersLanguage(among) : null,
            }
            : null;
}

/// <summary>Meetings, seminars, workshops and deadlines in the calendars of those who take part.</summary>
public sealed class ProgrammeCalendar(PlanStore plan) : ICalendarSource
{
    public async Task<IReadOnlyList<CalendarEntry>> EntriesAsync(Tx tx, Viewer viewer) =>
        [.. (await plan.CalendarAsync(tx)).Select(Entry).OfType<CalendarEntry>()];

    private static CalendarEntry? Entry(PlanStore.CalendarRow row)
    {
        var title = Programmes.InReadersLanguage(row.Title);
        var hours = row.Hours?.Split('-').Select(TimeOnly.Parse).ToArray();
        return new(
            PlanStore.EntryId(row),
            row.Version,
            row.Kind == "deadline" ? RoomTexts.Of<ProgrammeCalendar>().With("deadlineIs", title) : title,
            row.FirstDay,
            hours is [var from, _] ? Clock.At(row.FirstDay, from) : null,
            hours is [_, var to] ? Clock.At(row.LastDay, to) : null,
            null,
            Programmes.InReadersLanguage(row.Programme),
            $"/programme/{row.Key}/timeline"
        );
    }
}
