using Sparring.Platform.Data;
using Sparring.Platform.Texts;

namespace Sparring.Rooms.Calendar;

/// <summary>The SQL of reminders: which are due, which have gone, how a programme wants them.</summary>
public sealed class ReminderStore
{
    private const string UsualDays = "array[7, 1]";

    private const string DueSql = $"""
        select d.tenant as Tenant, d.programme as Programme, d.kind as Kind, d.title::text as Texts, d.day as Day, before.days as DaysBefore
        from programme_deadline d
            join programme p on p.id = d.programme and p.state = 'running'
            left join reminder_plan plan on plan.programme = d.programme
            cross join lateral unnest(coalesce(plan.days_before, {UsualDays})) as before(days)
        where d.day - before.days = @Today and not exists (
            select 1 from reminder_run r
            where r.programme = d.programme and r.kind = d.kind and r.day = d.day and r.days_before = before.days)
        order by d.programme, d.kind
        """;

    private const string HolderSql = """
        select p.tenant as Tenant, p.id as Person, p.name as Name, p.language as Language, roles_of(p.id) as Roles
        from programme_role h join person p on p.id = h.person
        where h.programme = @Programme and h.role = @Role and h.valid @> @Today
          and (p.left_on is null or p.left_on >= @Today)
        order by p.name, p.id
        limit 1
        """;

    private const string RunningSql = $"""
        select p.tenant as Tenant, p.id as Id, coalesce(plan.days_before, {UsualDays}) as DaysBefore
        from programme p left join reminder_plan plan on plan.programme = p.id
        where p.state = 'running'
        order by p.id
        """;

    private const string ParticipantsSql = """
        select p.tenant as Tenant, p.id as Person, p.name as Name, p.language as Language, roles_of(p.id) as Roles
        from programme_role h join person p on p.id = h.person
        where h.programme = @Programme and h.role = 'participant' and h.valid @> @Today
          and (p.left_on is null or p.left_on >= @Today)
        order by p.id
        """;

    private const string TakeSql = """
        insert into reminder_run (tenant, programme, kind, day, days_before, sender, recipients, ran_at)
        values (tenant(), @Programme, @Kind, @Day, @DaysBefore, @Sender, 0, @Now)
        on conflict do nothing
        """;

    private const string CountSql = """
        update reminder_run set recipients = @Recipients
        where programme = @Programme and kind = @Kind and day = @Day and days_before = @DaysBefore
        """;

    private const string PlanSql = $"""
        select d.kind as Kind, d.title::text as Texts, d.day as Day, before.days as DaysBefore,
               r.ran_at as RanAt, r.recipients as Recipients, s.name as Sender
        from programme_deadline d
            left join reminder_plan plan on plan.programme = d.programme
            cross join lateral unnest(coalesce(plan.days_before, {UsualDays})) as before(days)
            left join reminder_run r
                on r.programme = d.programme and r.kind = d.kind and r.day = d.day and r.days_before = before.days
            left join person s on s.id = r.sender
        where d.programme = @Programme
        order by d.day, before.days desc
        """;

    private const string DaysSql =
        $"select coalesce((select days_before from reminder_plan where programme = @Programme), {UsualDays}) as Days";

    private const string KeepSql = """
        insert into reminder_plan (tenant, programme, days_before, changed_by, changed_at)
        values (tenant(), @Programme, @Days, viewer(), @Now)
        on conflict (programme) do update
        set days_before = excluded.days_before, changed_by = excluded.changed_by, changed_at = excluded.changed_at
        """;

    private const string OrganisedSql = """
        select programme as Id, title as Texts, state = 'running' as IsRunning
        from role_of_viewer where role = 'organiser' and (@Wanted::uuid is null or programme = @Wanted) order by place limit 1
        """;

    public Task<IReadOnlyList<Due>> DueAsync(Tx tx, DateOnly today) => tx.ListAsync<Due>(DueSql, new { Today = today });

    /// <summary>The organiser on whose behalf the rooms are asked who is not done: she may know that, and no more.</summary>
    public Task<Viewer?> AskerAsync(Tx tx, ProgrammeId programme, DateOnly today) =>
        HolderAsync(tx, programme, "organiser", today);

    /// <summary>Whom reminders are from: the programme's named contact person; without one, an organiser.</summary>
    public async Task<Viewer?> SenderAsync(Tx tx, ProgrammeId programme, DateOnly today) =>
        await HolderAsync(tx, programme, "contact", today) ?? await AskerAsync(tx, programme, today);

    /// <summary>True for the one who takes it; every other node and every restart gets false.</summary>
    public async Task<bool> TakeAsync(Tx tx, Due due, PersonId sender, DateTimeOffset now) =>
        await tx.ExecuteAsync(
            TakeSql,
            new
            {
                due.Programme,
                due.Kind,
                due.Day,
                due.DaysBefore,
                Sender = sender,
                Now = now,
            }
        ) == 1;

    public Task CountAsync(Tx tx, Due due, int recipients) =>
        tx.ExecuteAsync(
            CountSql,
            new
            {
                due.Programme,
                due.Kind,
                due.Day,
                due.DaysBefore,
                Recipients = recipients,
            }
        );

    public Task<IReadOnlyList<Planned>> PlanAsync(Tx tx, ProgrammeId programme) =>
        tx.ListAsync<Planned>(PlanSql, new { Programme = programme });

    public async Task<IReadOnlyList<int>> DaysAsync(Tx tx, ProgrammeId programme) =>
        (await tx.FindAsync<PlanDays>(DaysSql, new { Programme = programme }))?.Days ?? [];

    public Task KeepAsync(Tx tx, ProgrammeId programme, IReadOnlyList<int> days, DateTimeOffset now) =>
        tx.ExecuteAsync(
            KeepSql,
            new
            {
                Programme = programme,
                Days = days.ToArray(),
                Now = now,
            }
        );

    /// <summary>The first programme the viewer organises: the one she has chosen, else the newest that runs.</summary>
    /// <param name="wanted">The one a form was shown for, whatever has been chosen since; null for the first.</param>
    public Task<Organised?> OrganisedAsync(Tx tx, Guid? wanted = null) =>
        tx.FindAsync<Organised>(OrganisedSql, new { Wanted = wanted });

    public Task<IReadOnlyList<Running>> RunningAsync(Tx tx) => tx.ListAsync<Running>(RunningSql);

    /// <summary>Everybody who takes part today, as herself.</summary>
    public async Task<IReadOnlyList<Viewer>> ParticipantsAsync(Tx tx, ProgrammeId programme, DateOnly today) =>
        [
            .. (await tx.ListAsync<Holder>(ParticipantsSql, new { Programme = programme, Today = today })).Select(row =>
                row.Viewer
            ),
        ];

    private async Task<Viewer?> HolderAsync(Tx tx, ProgrammeId programme, string role, DateOnly today) =>
        (
            await tx.FindAsync<Holder>(
                HolderSql,
                new
                {
                    Programme = programme,
                    Role = role,
                    Today = today,
                }
            )
        )?.Viewer;

    public sealed record Due(
        TenantId Tenant,
        ProgrammeId Programme,
        string Kind,
        string Texts,
        DateOnly Day,
        int DaysBefore
    );

    public sealed class Planned
    {
        public required string Kind { get; init; }
        public required string Texts { get; init; }
        public required DateOnly Day { get; init; }
        public int DaysBefore { get; init; }
        public DateTimeOffset? RanAt { get; init; }
        public int? Recipients { get; init; }
        public string? Sender { get; init; }

        public DateOnly GoesOn => Day.AddDays(-DaysBefore);
    }

    public sealed record Organised(ProgrammeId Id, string Texts, bool IsRunning)
    {
        public string Title => BothLanguages.Here(Texts);
    }

    /// <summary>A programme that runs, and how many days before a date it reminds.</summary>
    public sealed record Running(TenantId Tenant, ProgrammeId Id, int[] DaysBefore);

    private sealed record Holder(TenantId Tenant, PersonId Person, string Name, string Language, string[] Roles)
    {
        public Viewer Viewer => new(Tenant, Person, Name, Language, Roles.ToHashSet(StringComparer.Ordinal));
    }

    private sealed class PlanDays
    {
        public int[] Days { get; init; } = [];
    }
}
