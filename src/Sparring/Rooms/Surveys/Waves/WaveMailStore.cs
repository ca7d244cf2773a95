using Sparring.Platform.Data;
using Sparring.Rooms.Surveys.Contract;

namespace Sparring.Rooms.Surveys.Waves;

/// <summary>The SQL of a wave's mails: who is asked and not done, and which reminder has gone.</summary>
public sealed class WaveMailStore
{
    private const string PlanSql = """
        insert into survey_reminder (tenant, wave, programme, days_before, goes_on, closes_on, sender)
        values (@Tenant, @Wave, @Programme, @Days::int, @ClosesOn::date - @Days::int, @ClosesOn, @Viewer)
        """;

    private const string DueSql = """
        select tenant, wave, programme, sender, max(days_before) as Days, array_agg(days_before) as Taken
        from survey_reminder where sent_at is null and goes_on <= @Today and closes_on >= @Today
        group by tenant, wave, programme, sender
        """;

    // In whose name: hers who opened the wave, and when she organises no more, another organiser's.
    private const string SenderSql = """
        select p.tenant as Tenant, p.id as Person, p.name as Name, p.language as Language, roles_of(p.id) as Roles
        from programme_role h join person p on p.id = h.person
        where h.programme = @Programme and h.role = 'organiser' and h.valid @> @Today and (p.left_on is null or p.left_on >= @Today)
        order by p.id <> @Sender, p.name, p.id limit 1
        """;

    private const string TakeSql = """
        update survey_reminder set sent_at = @Now, recipients = 0 where wave = @Wave and days_before = any (@Taken) and sent_at is null
        """;

    private const string CountSql =
        "update survey_reminder set recipients = @Recipients where wave = @Wave and days_before = any (@Taken)";

    private const string WaitingSql = """
        select p.id, p.name, p.language
        from survey_place l join person p on p.id = l.person
        where l.wave = @Wave and (p.left_on is null or p.left_on >= @Today)
          and not exists (select 1 from survey_status s where s.wave = l.wave and s.person = l.person)
        order by l.place
        """;

    public Task PlanAsync(Tx tx, Viewer organiser, WaveId wave, ProgrammeId programme, DateOnly closesOn, int days) =>
        tx.ExecuteAsync(
            PlanSql,
            new
            {
                organiser.Tenant,
                Wave = wave,
                Programme = programme,
                Days = days,
                ClosesOn = closesOn,
                Viewer = organiser.Person,
            }
        );

    /// <summary>What should have gone by today; two that are late together are one.</summary>
    public Task<IReadOnlyList<Due>> DueAsync(Tx tx, DateOnly today) => tx.ListAsync<Due>(DueSql, new { Today = today });

    public Task<Viewer?> SenderAsync(Tx tx, Due due, DateOnly today) =>
        SenderAsync(tx, due.Programme, due.Sender, today);

    /// <summary>An organiser of the programme: this one while she is one.</summary>
    public async Task<Viewer?> SenderAsync(Tx tx, ProgrammeId programme, PersonId sender, DateOnly today) =>
        await tx.FindAsync<Holder>(
            SenderSql,
            new
            {
                Programme = programme,
                Sender = sender,
                Today = today,
            }
        )
            is { } row
            ? new(row.Tenant, row.Person, row.Name, row.Language, row.Roles.ToHashSet(StringComparer.Ordinal))
            : null;

    /// <summary>True for the one who takes it; every other node and every restart gets false.</summary>
    public async Task<bool> TakeAsync(Tx tx, Due due, DateTimeOffset now) =>
        await tx.ExecuteAsync(
            TakeSql,
            new
            {
                due.Wave,
                due.Taken,
                Now = now,
            }
        ) == due.Taken.Length;

    public Task CountAsync(Tx tx, Due due, int recipients) =>
        tx.ExecuteAsync(
            CountSql,
            new
            {
                due.Wave,
                due.Taken,
                Recipients = recipients,
            }
        );

    /// <summary>Those asked who have not answered. An organiser may know that, and no more.</summary>
    public Task<IReadOnlyList<Recipient>> WaitingAsync(Tx tx, WaveId wave, DateOnly today) =>
        tx.ListAsync<Recipient>(WaitingSql, new { Wave = wave, Today = today });

    public sealed record Due(
        TenantId Tenant,
        WaveId Wave,
        ProgrammeId Programme,
        PersonId Sender,
        int Days,
        int[] Taken
    );

    public sealed record Recipient(PersonId Id, string Name, string Language);

    private sealed record Holder(TenantId Tenant, PersonId Person, string Name, string Language, string[] Roles);
}
