using Sparring.Platform.Data;

namespace Sparring.Rooms.Surveys.Perceived;

/// <summary>The SQL of reminding employees: which is due, who is not done, and the new link of each.</summary>
public sealed class PerceivedReminderStore
{
    private const string PlanSql = """
        insert into perceived_reminder (tenant, round, programme, days_before, goes_on, closes_on, sender)
        select @Tenant, r.id, r.programme, @Days::int, r.closes_on - @Days::int, r.closes_on, @Viewer
        from perceived_round r where r.programme = @Programme and r.closed_at is null and r.closes_on - @Days::int > @Today
        """;

    private const string DueSql = """
        select tenant, round, programme, sender, array_agg(days_before) as Taken, max(days_before) as Days
        from perceived_reminder where sent_at is null and goes_on <= @Today and closes_on >= @Today
        group by tenant, round, programme, sender
        """;

    private const string TakeSql = """
        update perceived_reminder set sent_at = @Now, recipients = 0 where round = @Round and days_before = any (@Taken) and sent_at is null
        """;

    private const string CountSql =
        "update perceived_reminder set recipients = @Recipients where round = @Round and days_before = any (@Taken)";

    private const string WaitingSql = """
        select r.leader as Leader, p.id as Person, p.name as Name, p.language as Language, l.name as LeaderName
        from perceived_rater r join person p on p.id = r.rater join person l on l.id = r.leader
        where r.round = @Round and r.answered_on is null and (p.left_on is null or p.left_on >= @Today) order by p.id
        """;

    // Whoever answers at this moment keeps her link: the row is hers then.
    private const string RenewSql =
        "update perceived_rater set link = @Link where round = @Round and rater = @Rater and answered_on is null";

    public Task PlanAsync(Tx tx, Viewer organiser, ProgrammeId programme, int days, DateOnly today) =>
        tx.ExecuteAsync(
            PlanSql,
            new
            {
                organiser.Tenant,
                Programme = programme,
                Days = days,
                Viewer = organiser.Person,
                Today = today,
            }
        );

    /// <summary>What should have gone by today; two that are late together are one.</summary>
    public Task<IReadOnlyList<Due>> DueAsync(Tx tx, DateOnly today) => tx.ListAsync<Due>(DueSql, new { Today = today });

    /// <summary>True for the one who takes it; every other node and every restart gets false.</summary>
    public async Task<bool> TakeAsync(Tx tx, Due due, DateTimeOffset now) =>
        await tx.ExecuteAsync(
            TakeSql,
            new
            {
                due.Round,
                due.Taken,
                Now = now,
            }
        ) == due.Taken.Length;

    public Task CountAsync(Tx tx, Due due, int recipients) =>
        tx.ExecuteAsync(
            CountSql,
            new
            {
                due.Round,
                due.Taken,
                Recipients = recipients,
            }
        );

    public Task<IReadOnlyList<Rater>> WaitingAsync(Tx tx, RoundId round, DateOnly today) =>
        tx.ListAsync<Rater>(WaitingSql, new { Round = round, Today = today });

    /// <summary>False when she has just answered: then she is not reminded.</summary>
    public async Task<bool> RenewAsync(Tx tx, RoundId round, PersonId rater, RaterLink link) =>
        await tx.ExecuteAsync(
            RenewSql,
            new
            {
                Round = round,
                Rater = rater,
                Link = link.Hash,
            }
        ) == 1;

    public sealed record Due(
        TenantId Tenant,
        RoundId Round,
        ProgrammeId Programme,
        PersonId Sender,
        int[] Taken,
        int Days
    );
}
