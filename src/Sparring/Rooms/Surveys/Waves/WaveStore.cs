using System.Collections.Concurrent;
using Sparring.Platform.Data;
using Sparring.Rooms.Surveys.Contract;
using Sparring.Rooms.Surveys.Figures;
using Sparring.Rooms.Surveys.Instruments;

namespace Sparring.Rooms.Surveys.Waves;

/// <summary>The SQL of waves: opened once, closed once.</summary>
public sealed class WaveStore
{
    // Few texts, which never change; reading one costs more than all the rest of asking for its wave.
    private static readonly ConcurrentDictionary<string, Instrument> Read = new(StringComparer.Ordinal);

    private const string OfProgrammeSql = """
        select id, tenant, programme, number, instrument, threshold, smallest, breakdowns, closes_on as ClosesOn,
               deleted_on as DeletedOn, opened_by as OpenedBy, closed_at as ClosedAt,
               array(select r.days_before from survey_reminder r where r.wave = survey_wave.id order by 1 desc) as Reminders,
               arena, case when arena is null then '{}'::text[] else array(select p.department from survey_place p
                   where p.wave = survey_wave.id and p.department is not null group by 1 order by min(p.place)) end as Departments
        from survey_wave where programme = @Programme order by number desc
        """;

    private const string FindSql = """
        select id, tenant, programme, number, instrument, threshold, smallest, breakdowns, closes_on as ClosesOn,
               deleted_on as DeletedOn, opened_by as OpenedBy, closed_at as ClosedAt,
               array(select r.days_before from survey_reminder r where r.wave = survey_wave.id order by 1 desc) as Reminders,
               arena, case when arena is null then '{}'::text[] else array(select p.department from survey_place p
                   where p.wave = survey_wave.id and p.department is not null group by 1 order by min(p.place)) end as Departments
        from survey_wave where id = @Id
        """;

    private const string OpenSql = """
        insert into survey_wave (tenant, id, programme, number, instrument, threshold, smallest, breakdowns, arena, public_key, private_key,
            closes_on, deleted_on, opened_at, opened_by)
        select @Tenant, @Id, @Programme, coalesce(max(number), 0) + 1, @Instrument, @Threshold, @Smallest, @Breakdowns, @Arena, @PublicKey,
            @PrivateKey, @ClosesOn, @DeletedOn, @Now, @Viewer
        from survey_wave where programme = @Programme
        -- Whom the figures of a deleted wave count is not known any more, so nothing can be held up against them.
        having not exists (
            select 1 from survey_deletion d where d.programme = @Programme and d.kind = 'wave' and d.deleted_at is not null)
        on conflict (programme) where closed_at is null do nothing
        """;

    private const string AddPlacesSql = """
        insert into survey_place (tenant, wave, place, person, department, level)
        select @Tenant, @Wave, place, person, department, level
        from unnest(@Numbers::int[], @People::uuid[], @Departments::text[], @Levels::text[]) as asked (place, person, department, level)
        """;

    private const string PlacesSql =
        "select place as Number, person, department, level from survey_place where wave = @Wave order by place";

    private const string DepartmentsSql = """
        select distinct given.word as Word, d.department as Department
        from unnest(@Departments::text[]) as d (department)
            join unnest(@Words::text[]) as given (word) on strpos(fold(d.department), fold(given.word)) > 0
        """;

    private const string ReportsSql = """
        select id, number, instrument, report, threshold from survey_wave
        where programme = @Programme and closed_at is not null and report is not null order by number desc
        """;

    private const string AnsweredSql = "select person, answered_on as AnsweredOn from survey_status where wave = @Wave";

    private const string LeftOutSql = "select person from survey_left_out where wave = @Wave";

    private const string LeaveSql = "select leave_network(@Wave, @IsOut)";

    private const string KeysSql =
        "select public_key as PublicKey, private_key as PrivateKey from survey_wave where id = @Wave";

    private const string LockSql =
        "select public_key as PublicKey, private_key as PrivateKey from survey_wave where id = @Wave and closed_at is null for update";

    private const string LedgersSql = """
        select id, number, ledger as Sealed from survey_wave
        where programme = @Programme and ledger is not null order by number
        """;

    private const string CloseSql =
        "update survey_wave set closed_at = @Now, report = @Report, ledger = @Ledger where id = @Wave and closed_at is null";

    private const string ReplaceSql =
        "update survey_wave set report = @Report, ledger = @Ledger where id = @Wave and closed_at is not null";

    private const string ReportSql = "select report from survey_wave where id = @Wave";

    public async Task<IReadOnlyList<Wave>> OfProgrammeAsync(Tx tx, ProgrammeId programme) =>
        [.. (await tx.ListAsync<WaveRow>(OfProgrammeSql, new { Programme = programme })).Select(Of)];

    public async Task<Wave?> FindAsync(Tx tx, WaveId id) =>
        await tx.FindAsync<WaveRow>(FindSql, new { Id = id }) is { } row ? Of(row) : null;

    /// <summary>False when another wave of the programme is open, or the answers of an earlier one are deleted.</summary>
    public async Task<bool> OpenAsync(Tx tx, NewWave wave) => await tx.ExecuteAsync(OpenSql, wave) == 1;

    public Task AddPlacesAsync(Tx tx, TenantId tenant, WaveId wave, IReadOnlyList<Place> places) =>
        tx.ExecuteAsync(
            AddPlacesSql,
            new
            {
                Tenant = tenant,
                Wave = wave,
                Numbers = places.Select(place => place.Number).ToArray(),
                People = places.Select(place => place.Person.Value).ToArray(),
                Departments = places.Select(place => place.Department).ToArray(),
                Levels = places.Select(place => place.Level).ToArray(),
            }
        );

    public Task<IReadOnlyList<Place>> PlacesAsync(Tx tx, WaveId wave) =>
        tx.ListAsync<Place>(PlacesSql, new { Wave = wave });

    /// <summary>The departments each word stands in the name of, whatever the case and the accents.</summary>
    /// <param name="departments">Those of the roster, each once.</param>
    public async Task<ILookup<string, string>> DepartmentsAsync(Tx tx, string[] words, string[] departments) =>
        (await tx.ListAsync<DepartmentRow>(DepartmentsSql, new { Words = words, Departments = departments })).ToLookup(
            row => row.Word,
            row => row.Department,
            StringComparer.Ordinal
        );

    /// <summary>Who has answered and on which day, as far as the viewer may know: her own, or all for an organiser.</summary>
    public async Task<IReadOnlyDictionary<PersonId, DateOnly>> AnsweredAsync(Tx tx, WaveId wave) =>
        (await tx.ListAsync<AnsweredRow>(AnsweredSql, new { Wave = wave })).ToDictionary(
            row => row.Person,
            row => row.AnsweredOn
        );

    /// <summary>Who has asked to be left out of the network: for whoever is on the same list, and while the wave is counted.</summary>
    public async Task<IReadOnlySet<PersonId>> LeftOutAsync(Tx tx, WaveId wave) =>
        (await tx.ListAsync<PersonId>(LeftOutSql, new { Wave = wave })).ToHashSet();

    /// <summary>The viewer is left out of the network, or part of it again; false when the wave takes no answers of hers.</summary>
    public Task<bool> LeaveAsync(Tx tx, WaveId wave, bool isOut) =>
        tx.ValueAsync<bool>(LeaveSql, new { Wave = wave, IsOut = isOut });

    public Task<KeyRow?> KeysAsync(Tx tx, WaveId wave) => tx.FindAsync<KeyRow>(KeysSql, new { Wave = wave });

    /// <summary>The keys of a wave that is not closed, held until the transaction ends; null when it is closed.</summary>
    public Task<KeyRow?> LockAsync(Tx tx, WaveId wave) => tx.FindAsync<KeyRow>(LockSql, new { Wave = wave });

    public Task<IReadOnlyList<LedgerRow>> LedgersAsync(Tx tx, ProgrammeId programme) =>
        tx.ListAsync<LedgerRow>(LedgersSql, new { Programme = programme });

    public Task CloseAsync(Tx tx, WaveId wave, string report, byte[]? ledger, DateTimeOffset now) =>
        tx.ExecuteAsync(
            CloseSql,
            new
            {
                Wave = wave,
                Report = report,
                Ledger = ledger,
                Now = now,
            }
        );

    /// <summary>The figures computed once more, by a second opening.</summary>
    /// <exception cref="InvalidOperationException">No two people have agreed to it: the row is not the viewer's to change.</exception>
    public async Task ReplaceAsync(Tx tx, WaveId wave, string report, byte[] ledger)
    {
        if (
            await tx.ExecuteAsync(
                ReplaceSql,
                new
                {
                    Wave = wave,
                    Report = report,
                    Ledger = ledger,
                }
            ) != 1
        )
        {
            throw new InvalidOperationException(
                "Figures are computed again when two people have agreed, and not before."
            );
        }
    }

    public Task<string?> ReportAsync(Tx tx, WaveId wave) => tx.ValueAsync<string>(ReportSql, new { Wave = wave });

    /// <summary>What each closed wave of the programme came to, the last first; none for whoever may not see the figures.</summary>
    public async Task<IReadOnlyList<ClosedWave>> ReportsAsync(Tx tx, ProgrammeId programme) =>
        [
            .. (await tx.ListAsync<ReportRow>(ReportsSql, new { Programme = programme })).Select(row => new ClosedWave(
                row.Id,
                row.Number,
                Read.GetOrAdd(row.Instrument, InstrumentOf),
                row.Report,
                row.Threshold
            )),
        ];

    private static Instrument InstrumentOf(string text) =>
        ReadInstrument.From(text) is InstrumentReading.Read read
            ? read.Instrument
            : throw new InvalidDataException("A wave keeps an instrument that was read when it opened.");

    private static Instrument InstrumentOf(WaveRow row) =>
        Read.GetOrAdd(row.Instrument, InstrumentOf).Of(row.Arena, row.Departments) is var asked
        && row.Breakdowns.Contains(ComputeReport.Then)
            ? asked
            : asked.WithoutThen();

    private static Wave Of(WaveRow row) =>
        new(
            row.Id,
            row.Tenant,
            row.Programme,
            row.Number,
            InstrumentOf(row),
            new(row.Threshold, row.Smallest, row.Breakdowns, row.ClosesOn, row.Reminders) { Arena = row.Arena },
            row.DeletedOn,
            row.OpenedBy,
            row.ClosedAt
        );

    public sealed record NewWave(
        TenantId Tenant,
        WaveId Id,
        ProgrammeId Programme,
        string Instrument,
        int Threshold,
        int Smallest,
        string[] Breakdowns,
        string? Arena,
        byte[] PublicKey,
        byte[] PrivateKey,
        DateOnly ClosesOn,
        DateOnly DeletedOn,
        DateTimeOffset Now,
        PersonId Viewer
    );

    /// <summary>A wave with its report, as it is kept: JSON.</summary>
    /// <param name="Threshold">The answer from which a relation counts.</param>
    public sealed record ClosedWave(WaveId Id, int Number, Instrument Instrument, string Report, int Threshold);

    public sealed record KeyRow(byte[] PublicKey, byte[] PrivateKey);

    public sealed record LedgerRow(WaveId Id, int Number, byte[] Sealed);

    private sealed record ReportRow(WaveId Id, int Number, string Instrument, string Report, int Threshold);

    private sealed record DepartmentRow(string Word, string Department);

    private sealed record AnsweredRow(PersonId Person, DateOnly AnsweredOn);

    private sealed record WaveRow(
        WaveId Id,
        TenantId Tenant,
        ProgrammeId Programme,
        int Number,
        string Instrument,
        int Threshold,
        int Smallest,
        string[] Breakdowns,
        DateOnly ClosesOn,
        DateOnly DeletedOn,
        PersonId OpenedBy,
        DateTimeOffset? ClosedAt,
        int[] Reminders,
        string? Arena,
        string[] Departments
    );
}
