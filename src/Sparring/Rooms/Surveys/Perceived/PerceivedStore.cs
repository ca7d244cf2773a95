using Sparring.Platform.Data;
using Sparring.Rooms.Surveys.Instruments;

namespace Sparring.Rooms.Surveys.Perceived;

/// <summary>The SQL of rounds: who leads whom, links, boxes and reports.</summary>
public sealed class PerceivedStore
{
    private const string RoundSql = """
        select id, tenant, programme, number, instrument, smallest, closes_on as ClosesOn, deleted_on as DeletedOn, closed_at as ClosedAt
        from perceived_round
        """;

    private const string OfProgrammeSql = $"{RoundSql} where programme = @Programme order by number desc";

    private const string FindSql = $"{RoundSql} where id = @Id";

    private const string OpenSql = """
        insert into perceived_round (tenant, id, programme, number, instrument, smallest, public_key, private_key, closes_on, deleted_on,
            opened_at, opened_by)
        select @Tenant, @Id, @Programme, coalesce(max(number), 0) + 1, @Instrument, @Smallest, @PublicKey, @PrivateKey, @ClosesOn, @DeletedOn,
            @Now, @Viewer
        from perceived_round where programme = @Programme
        -- As with waves: what is deleted cannot be taken heed of.
        having not exists (
            select 1 from survey_deletion d where d.programme = @Programme and d.kind = 'round' and d.deleted_at is not null)
        on conflict (programme) where closed_at is null do nothing
        """;

    // Those who report to a participant today. Whoever has too few of them is not asked about: there would be nothing to show her.
    private const string RatersSql = """
        select e.reports_to as Leader, p.id as Person, p.name as Name, p.language as Language, l.name as LeaderName
        from programme_role h
            join employment e on e.reports_to = h.person and e.valid @> @Today
            join person p on p.id = e.person and (p.left_on is null or p.left_on >= @Today)
            join person l on l.id = h.person
        where h.programme = @Programme and h.role = 'participant' and h.valid @> @Today
          and (select count(*) from employment c join person q on q.id = c.person and (q.left_on is null or q.left_on >= @Today)
               where c.reports_to = h.person and c.valid @> @Today) >= @Smallest
        order by e.reports_to, p.id
        """;

    private const string AskSql = """
        insert into perceived_rater (tenant, round, programme, leader, rater, link)
        select @Tenant, @Round, @Programme, leader, rater, link
        from unnest(@Leaders::uuid[], @Raters::uuid[], @Links::bytea[]) as asked (leader, rater, link)
        """;

    private const string StatusSql = """
        select count(distinct leader)::int as Leaders, count(*)::int as Asked, count(answered_on)::int as Answered
        from perceived_rater where round = @Round
        """;

    private const string BearSql = "select set_config('sparring.link', @Link, true)";

    private const string InviteeSql = """
        select r.tenant, r.round, r.leader, r.rater, r.answered_on as AnsweredOn, l.name as LeaderName
        from perceived_rater r join person l on l.id = r.leader where r.link = decode(@Link, 'hex')
        """;

    private const string EnterSql = "select set_config('sparring.rating', @Round::text, true)";

    private const string PutSql = "select put_rating(@Round, @Id, @Box)";

    private const string NoteSql =
        "update perceived_rater set answered_on = coalesce(answered_on, @Today) where round = @Round and link = decode(@Link, 'hex')";

    private const string PublicKeySql = "select public_key from perceived_round where id = @Round";

    private const string WaitSql = "select pg_advisory_xact_lock(closing_of(@Round))";

    private const string LockSql = """
        select public_key as PublicKey, private_key as PrivateKey from perceived_round where id = @Round and closed_at is null for update
        """;

    private const string OpenAllSql = "select set_config('sparring.opening', @Round::text, true)";

    private const string AllSql = "select box from perceived_box where round = @Round order by id";

    private const string TakeAllSql = "delete from perceived_box where round = @Round";

    private const string PutAllSql = """
        insert into perceived_box (tenant, round, id, box)
        select @Tenant, @Round, id, box from unnest(@Ids::uuid[], @Boxes::bytea[]) as sealed (id, box)
        """;

    private const string ReportSql = """
        insert into perceived_report (tenant, round, programme, leader, sealed)
        select @Tenant, @Round, @Programme, leader, sealed from unnest(@Leaders::uuid[], @Sealed::bytea[]) as made (leader, sealed)
        """;

    private const string LeadersSql = "select distinct leader from perceived_rater where round = @Round";

    private const string LedgersSql = """
        select id, ledger as Sealed from perceived_round where programme = @Programme and ledger is not null order by number
        """;

    private const string CloseSql =
        "update perceived_round set closed_at = @Now, ledger = @Ledger where id = @Round and closed_at is null";

    private const string OwnSql = """
        select round, sealed from perceived_report where leader = @Viewer and programme = @Programme
        """;

    public async Task<IReadOnlyList<PerceivedRound>> OfProgrammeAsync(Tx tx, ProgrammeId programme) =>
        [.. (await tx.ListAsync<RoundRow>(OfProgrammeSql, new { Programme = programme })).Select(Of)];

    public async Task<PerceivedRound?> FindAsync(Tx tx, RoundId id) =>
        await tx.FindAsync<RoundRow>(FindSql, new { Id = id }) is { } row ? Of(row) : null;

    /// <summary>False when another round of the programme is open.</summary>
    public async Task<bool> OpenAsync(Tx tx, NewRound round) => await tx.ExecuteAsync(OpenSql, round) == 1;

    public Task<IReadOnlyList<Rater>> RatersAsync(Tx tx, ProgrammeId programme, DateOnly today, int smallest) =>
        tx.ListAsync<Rater>(
            RatersSql,
            new
            {
                Programme = programme,
                Today = today,
                Smallest = smallest,
            }
        );

    public Task AskAsync(Tx tx, PerceivedRound round, IReadOnlyList<(Rater Rater, RaterLink Link)> asked) =>
        tx.ExecuteAsync(
            AskSql,
            new
            {
                round.Tenant,
                Round = round.Id,
                round.Programme,
                Leaders = asked.Select(one => one.Rater.Leader.Value).ToArray(),
                Raters = asked.Select(one => one.Rater.Person.Value).ToArray(),
                Links = asked.Select(one => one.Link.Hash).ToArray(),
            }
        );

    public async Task<StatusRow> StatusAsync(Tx tx, RoundId round) =>
        await tx.FindAsync<StatusRow>(StatusSql, new { Round = round }) ?? new(0, 0, 0);

    /// <summary>From here on this transaction sees what the bearer of the link may: her own row, and its round.</summary>
    public async Task<Invitee?> BearAsync(Tx tx, RaterLink link)
    {
        var hex = Convert.ToHexString(link.Hash);
        await tx.ExecuteAsync(BearSql, new { Link = hex });
        var invitee = await tx.FindAsync<Invitee>(InviteeSql, new { Link = hex });
        if (invitee is not null)
        {
            await tx.ExecuteAsync(EnterSql, new { invitee.Round });
        }

        return invitee;
    }

    /// <summary>
    /// Puts the box in the place of the one she put there before, writes others anew, and notes the day; false when it is too late.
    /// </summary>
    public async Task<bool> PutAsync(Tx tx, PerceivedRound round, RaterLink link, byte[] box, DateOnly today)
    {
        var put = new
        {
            Round = round.Id,
            Id = link.Box,
            Box = box,
        };
        if (!await tx.ValueAsync<bool>(PutSql, put))
        {
            return false;
        }

        await tx.ExecuteAsync(
            NoteSql,
            new
            {
                Round = round.Id,
                Link = Convert.ToHexString(link.Hash),
                Today = today,
            }
        );
        return true;
    }

    public async Task<byte[]> PublicKeyAsync(Tx tx, RoundId round) =>
        await tx.ValueAsync<byte[]>(PublicKeySql, new { Round = round })
        ?? throw new InvalidOperationException("A round has keys.");

    /// <summary>The keys of a round that is not closed; whoever is putting a rating in is waited for, and nobody does after that.</summary>
    public async Task<KeyRow?> LockAsync(Tx tx, RoundId round)
    {
        await tx.ExecuteAsync(WaitSql, new { Round = round });
        return await tx.FindAsync<KeyRow>(LockSql, new { Round = round });
    }

    /// <summary>Every box of a round. From here on this transaction sees them.</summary>
    public async Task<IReadOnlyList<byte[]>> AllAsync(Tx tx, RoundId round)
    {
        await tx.ExecuteAsync(OpenAllSql, new { Round = round });
        return await tx.ListAsync<byte[]>(AllSql, new { Round = round });
    }

    public async Task PutAllAsync(Tx tx, PerceivedRound round, Guid[] ids, byte[][] boxes)
    {
        await tx.ExecuteAsync(TakeAllSql, new { Round = round.Id });
        await tx.ExecuteAsync(
            PutAllSql,
            new
            {
                round.Tenant,
                Round = round.Id,
                Ids = ids,
                Boxes = boxes,
            }
        );
    }

    public Task<IReadOnlyList<PersonId>> LeadersAsync(Tx tx, RoundId round) =>
        tx.ListAsync<PersonId>(LeadersSql, new { Round = round });

    public Task ReportAsync(Tx tx, PerceivedRound round, IReadOnlyList<(PersonId Leader, byte[] Sealed)> reports) =>
        tx.ExecuteAsync(
            ReportSql,
            new
            {
                round.Tenant,
                Round = round.Id,
                round.Programme,
                Leaders = reports.Select(one => one.Leader.Value).ToArray(),
                Sealed = reports.Select(one => one.Sealed).ToArray(),
            }
        );

    public Task<IReadOnlyList<LedgerRow>> LedgersAsync(Tx tx, ProgrammeId programme) =>
        tx.ListAsync<LedgerRow>(LedgersSql, new { Programme = programme });

    public Task CloseAsync(Tx tx, RoundId round, byte[]? ledger, DateTimeOffset now) =>
        tx.ExecuteAsync(
            CloseSql,
            new
            {
                Round = round,
                Ledger = ledger,
                Now = now,
            }
        );

    public Task<IReadOnlyList<ReportRow>> OwnAsync(Tx tx, Viewer viewer, ProgrammeId programme) =>
        tx.ListAsync<ReportRow>(OwnSql, new { Viewer = viewer.Person, Programme = programme });

    private static PerceivedRound Of(RoundRow row) =>
        new(
            row.Id,
            row.Tenant,
            row.Programme,
            row.Number,
            ReadInstrument.From(row.Instrument) is InstrumentReading.Read read
                ? read.Instrument
                : throw new InvalidDataException("A round keeps an instrument that was read when it opened."),
            row.Smallest,
            row.ClosesOn,
            row.DeletedOn,
            row.ClosedAt
        );

    public sealed record KeyRow(byte[] PublicKey, byte[] PrivateKey);

    public sealed record LedgerRow(RoundId Id, byte[] Sealed);

    public sealed record ReportRow(RoundId Round, byte[] Sealed);

    public sealed record StatusRow(int Leaders, int Asked, int Answered);

    public sealed record Invitee(
        TenantId Tenant,
        RoundId Round,
        PersonId Leader,
        PersonId Rater,
        DateOnly? AnsweredOn,
        string LeaderName
    );

    private sealed record RoundRow(
        RoundId Id,
        TenantId Tenant,
        ProgrammeId Programme,
        int Number,
        string Instrument,
        int Smallest,
        DateOnly ClosesOn,
        DateOnly DeletedOn,
        DateTimeOffset? ClosedAt
    );
}
