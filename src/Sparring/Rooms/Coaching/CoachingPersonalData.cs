using Sparring.Platform.Data;
using Sparring.Platform.Texts;
using Sparring.Rooms.Coaching.Scheduling.When;
using Sparring.Rooms.Coaching.Sessions;
using Sparring.Rooms.Privacy.Contract;

namespace Sparring.Rooms.Coaching;

/// <summary>The room's tables that point at a person, and what they say of her.</summary>
public sealed class CoachingPersonalData(SessionOwnTexts texts, KeptCalendars calendars) : IHoldPersonalData
{
    private const string SeatsSql = """
        select g.number as Number, s.number as Session, s.starts_at as At, s.ends_at as Until,
               s.coach = viewer() as IsCoach
        from coaching_seat c join coaching_session s on s.id = c.session join sparring_group g on g.id = s.sparring_group
        where c.person = viewer() order by s.starts_at
        """;

    private const string BookedSql = """
        select g.number as Number, s.number as Session, s.starts_at as At
        from coaching_session s join sparring_group g on g.id = s.sparring_group
        where s.booker = viewer() order by s.starts_at
        """;

    private const string BooksForSql = """
        select g.number as Number from coaching_booker b join sparring_group g on g.id = b.sparring_group
        where b.person = viewer() order by g.number
        """;

    private const string InvitedSql = """
        select g.number as Number, s.number as Session, i.sequence as Version, i.cancelled_at as CancelledAt
        from coaching_invitation i join coaching_session s on s.id = i.session join sparring_group g on g.id = s.sparring_group
        where i.person = viewer() order by s.starts_at
        """;

    private const string ChangesSql = """
        select g.number as Number, s.number as Session, c.kind as Kind, c.reason as Text, c.made_at as At
        from coaching_session_change c join coaching_session s on s.id = c.session
            join sparring_group g on g.id = s.sparring_group
        where c.made_by = viewer() order by c.made_at
        """;

    private const string TimesSql = """
        select case when isfinite(week) then week end as Week, marks as Marks, changed_at as At
        from coaching_availability where person = viewer() order by week
        """;

    private const string BusySql = """
        select lower(at) as At, upper(at) as Until from coaching_busy where person = viewer() order by at
        """;

    private const string ReadSql = """
        select read_at as At, first_day as FirstDay, last_day as LastDay, events as Events, kept_at as KeptAt
        from coaching_calendar_read where person = viewer()
        """;

    private const string CalendarsSql =
        "select programme from coaching_calendar where person = viewer() order by kept_at";

    private const string LimitSql =
        "select most_groups as MostGroups, gap_minutes as GapMinutes from coaching_limit where person = viewer()";

    private const string PlansSql = "select made_at as At from coaching_plan where made_by = viewer() order by made_at";

    public IReadOnlyCollection<string> Tables { get; } =
    [
        "coaching_seat",
        "coaching_session",
        "coaching_booker",
        "coaching_session_change",
        "coaching_invitation",
        "coaching_availability",
        "coaching_busy",
        "coaching_calendar_read",
        "coaching_calendar",
        "coaching_limit",
        "coaching_plan",
        .. SessionOwnTexts.Tables,
    ];

    public async Task<OwnData> ExportAsync(Tx tx, Viewer viewer) =>
        await texts.AddAsync(await ScheduleAsync(tx, viewer), tx, viewer);

    private async Task<OwnData> ScheduleAsync(Tx tx, Viewer viewer) =>
        new OwnData("coaching", typeof(CoachingPersonalData))
            .With(await tx.ListAsync<SeatRow>(SeatsSql), ["coaching_seat"])
            .With(await tx.ListAsync<BookedRow>(BookedSql), ["coaching_session"])
            .With(await tx.ListAsync<GroupRow>(BooksForSql), ["coaching_booker"])
            .With(await tx.ListAsync<ChangeRow>(ChangesSql), ["coaching_session_change"], Words)
            .With(await tx.ListAsync<InvitedRow>(InvitedSql), ["coaching_invitation"])
            .With(await tx.ListAsync<TimesRow>(TimesSql), ["coaching_availability"], Words)
            .With(await tx.ListAsync<BusyRow>(BusySql), ["coaching_busy"])
            .With(await tx.ListAsync<ReadRow>(ReadSql), ["coaching_calendar_read"])
            .With(await AddressesAsync(tx, viewer), ["coaching_calendar"])
            .With(await tx.ListAsync<LimitRow>(LimitSql), ["coaching_limit"])
            .With(await tx.ListAsync<PlanRow>(PlansSql), ["coaching_plan"]);

    private async Task<IReadOnlyList<AddressRow>> AddressesAsync(Tx tx, Viewer viewer)
    {
        var addresses = new List<AddressRow>();
        foreach (var programme in await tx.ListAsync<ProgrammeId>(CalendarsSql))
        {
            if (await calendars.AddressAsync(tx, viewer, programme) is { } address)
            {
                addresses.Add(new AddressRow(address));
            }
        }

        return addresses;
    }

    private static string? Words(string name, object value) =>
        (name, value) switch
        {
            ("Kind", string kind) => RoomTexts.Of<CoachingPersonalData>()["own.kind-" + kind],
            ("Marks", string marks) => MarksInWords.Of(new(marks)),
            _ => null,
        };

    private sealed record AddressRow(string Text);

    private sealed record SeatRow(int Number, int Session, DateTimeOffset At, DateTimeOffset Until, bool IsCoach);

    private sealed record BookedRow(int Number, int Session, DateTimeOffset At);

    private sealed record GroupRow(int Number);

    private sealed record InvitedRow(int Number, int Session, int Version, DateTimeOffset? CancelledAt);

    private sealed record ChangeRow(int Number, int Session, string Kind, string Text, DateTimeOffset At);

    private sealed record TimesRow(DateOnly? Week, string Marks, DateTimeOffset At);

    private sealed record BusyRow(DateTimeOffset At, DateTimeOffset Until);

    private sealed record ReadRow(
        DateTimeOffset At,
        DateOnly FirstDay,
        DateOnly LastDay,
        int Events,
        DateTimeOffset? KeptAt
    );

    private sealed record LimitRow(int? MostGroups, int GapMinutes);

    private sealed record PlanRow(DateTimeOffset At);
}
