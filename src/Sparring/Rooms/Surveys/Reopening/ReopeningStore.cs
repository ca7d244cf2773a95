using Sparring.Platform.Data;
using Sparring.Rooms.Surveys.Contract;

namespace Sparring.Rooms.Surveys.Reopening;

/// <summary>The SQL of second openings: each step is taken once, by whoever may.</summary>
public sealed class ReopeningStore
{
    private const string Columns = """
        select r.id, r.tenant, r.wave, r.programme, r.reason, r.asked_by as AskedBy, asker.name as AskedByName, r.asked_at as AskedAt,
               r.agree_by as AgreeBy, agreer.name as AgreedByName, r.agreed_at as AgreedAt, r.opens_on as OpensOn,
               ender.name as WithdrawnByName, r.withdrawn_at as WithdrawnAt, r.lapsed_at as LapsedAt, r.opened_at as OpenedAt
        from survey_reopening r join person asker on asker.id = r.asked_by
            left join person agreer on agreer.id = r.agreed_by left join person ender on ender.id = r.withdrawn_by
        """;

    private const string OfWaveSql = $"{Columns} where r.wave = @Wave order by r.asked_at desc";

    private const string StandingSql =
        $"{Columns} where r.programme = @Programme and r.opened_at is null and r.withdrawn_at is null and r.lapsed_at is null";

    private const string MaySql = "select may_reopen(@Programme)";

    private const string AreDeletedSql = """
        select exists (select 1 from survey_deletion where programme = @Programme and kind = 'wave' and deleted_at is not null)
        """;

    private const string LapseOldSql = """
        update survey_reopening set lapsed_at = @Now
        where wave = @Wave and agreed_by is null and agree_by < @Today and opened_at is null and withdrawn_at is null and lapsed_at is null
        """;

    private const string AskSql = """
        insert into survey_reopening (tenant, id, wave, programme, reason, asked_by, asked_at, agree_by)
        values (@Tenant, @Id, @Wave, @Programme, @Reason, @Viewer, @Now, @AgreeBy)
        on conflict do nothing
        """;

    private const string AgreeSql = """
        update survey_reopening set agreed_by = @Viewer, agreed_at = @Now, opens_on = @OpensOn
        where id = @Id and agreed_by is null and asked_by <> @Viewer and agree_by >= @Today
          and opened_at is null and withdrawn_at is null and lapsed_at is null
        """;

    private const string WithdrawSql = """
        update survey_reopening set withdrawn_by = @Viewer, withdrawn_at = @Now
        where id = @Id and opened_at is null and withdrawn_at is null and lapsed_at is null
        """;

    private const string DueSql = """
        select id, tenant, wave, programme, asked_by as AskedBy from survey_reopening
        where opens_on <= @Today and opened_at is null and withdrawn_at is null and lapsed_at is null
        """;

    private const string HoldSql = """
        select id from survey_reopening
        where id = @Id and opened_at is null and withdrawn_at is null and lapsed_at is null for update
        """;

    private const string OpenedSql = "update survey_reopening set opened_at = @Now where id = @Id";

    private const string LapsedSql = "update survey_reopening set lapsed_at = @Now where id = @Id";

    private const string ToldSql = """
        select p.id, p.name, p.language from survey_place l join person p on p.id = l.person
        where l.wave = @Wave and (p.left_on is null or p.left_on >= @Today) order by l.place
        """;

    public Task<IReadOnlyList<SecondOpening>> OfWaveAsync(Tx tx, WaveId wave) =>
        tx.ListAsync<SecondOpening>(OfWaveSql, new { Wave = wave });

    /// <summary>Those of a programme that may still happen or wait for an answer.</summary>
    public Task<IReadOnlyList<SecondOpening>> StandingAsync(Tx tx, ProgrammeId programme) =>
        tx.ListAsync<SecondOpening>(StandingSql, new { Programme = programme });

    /// <summary>Whether the viewer can be one of the two.</summary>
    public Task<bool> MayAsync(Tx tx, ProgrammeId programme) =>
        tx.ValueAsync<bool>(MaySql, new { Programme = programme });

    /// <summary>Whether answers of the programme are deleted: then no new figure can be held up against the old ones.</summary>
    public Task<bool> AreDeletedAsync(Tx tx, ProgrammeId programme) =>
        tx.ValueAsync<bool>(AreDeletedSql, new { Programme = programme });

    /// <summary>False when one stands already.</summary>
    public async Task<bool> AskAsync(Tx tx, Asking asking)
    {
        await tx.ExecuteAsync(LapseOldSql, asking);
        return await tx.ExecuteAsync(AskSql, asking) == 1;
    }

    /// <summary>False when it is too late, done, or the viewer herself asked.</summary>
    public async Task<bool> AgreeAsync(Tx tx, Guid id, Viewer viewer, DateTimeOffset now, DateOnly today) =>
        await tx.ExecuteAsync(
            AgreeSql,
            new
            {
                Id = id,
                Viewer = viewer.Person,
                Now = now,
                Today = today,
                OpensOn = today.AddDays(SecondOpening.DaysTold),
            }
        ) == 1;

    public async Task<bool> WithdrawAsync(Tx tx, Guid id, Viewer viewer, DateTimeOffset now) =>
        await tx.ExecuteAsync(
            WithdrawSql,
            new
            {
                Id = id,
                Viewer = viewer.Person,
                Now = now,
            }
        ) == 1;

    public Task<IReadOnlyList<Due>> DueAsync(Tx tx, DateOnly today) => tx.ListAsync<Due>(DueSql, new { Today = today });

    /// <summary>Held until the transaction ends; false when another node has done it.</summary>
    public async Task<bool> HoldAsync(Tx tx, Guid id) =>
        (await tx.ListAsync<Guid>(HoldSql, new { Id = id })).Count == 1;

    public Task NoteOpenedAsync(Tx tx, Guid id, DateTimeOffset now) =>
        tx.ExecuteAsync(OpenedSql, new { Id = id, Now = now });

    public Task NoteLapsedAsync(Tx tx, Guid id, DateTimeOffset now) =>
        tx.ExecuteAsync(LapsedSql, new { Id = id, Now = now });

    /// <summary>Everybody who was asked, whether she answered or not, and is still here.</summary>
    public Task<IReadOnlyList<Told>> ToldAsync(Tx tx, WaveId wave, DateOnly today) =>
        tx.ListAsync<Told>(ToldSql, new { Wave = wave, Today = today });

    public sealed record Asking(
        TenantId Tenant,
        Guid Id,
        WaveId Wave,
        ProgrammeId Programme,
        string Reason,
        PersonId Viewer,
        DateTimeOffset Now,
        DateOnly Today,
        DateOnly AgreeBy
    );

    public sealed record Due(Guid Id, TenantId Tenant, WaveId Wave, ProgrammeId Programme, PersonId AskedBy);

    public sealed record Told(PersonId Id, string Name, string Language);
}
