using System.Text.Json;
using Sparring.Platform.Data;

namespace Sparring.Rooms.Privacy.Erasing;

/// <summary>The SQL of erasing a person, step by step.</summary>
public sealed class ErasureStore
{
    /// <summary>What stands where a name stood.</summary>
    private const string Nameless = "Slettet person";

    private const string Columns = """
        id, tenant, person, counts::text as Counts, things, holders, rows_gone_at as RowsGoneAt, erased_at as ErasedAt,
        certificate, signature
        """;

    private const string FindSql = $"select {Columns} from erasure where id = @Id";

    private const string OfViewerSql = $"select {Columns} from erasure where person = viewer()";

    private const string GoingOnSql = $"select {Columns} from erasure where erased_at is null order by asked_at";

    private const string IsAnyGoingOnSql = "select exists (select 1 from erasure where erased_at is null)";

    private const string AskSql = """
        insert into erasure (tenant, id, person, asked_at) values (@Tenant, @Id, @Viewer, @Now) on conflict do nothing
        """;

    // By the numbers of the receipts; whom this database does not know was never in it.
    private const string AskAgainSql = """
        insert into erasure (tenant, id, person, asked_at)
        select @Tenant, said.id, said.person, @Now
        from unnest(@Ids::uuid[], @People::uuid[]) as said (id, person) join person p on p.id = said.person and p.tenant = @Tenant
        where not exists (select 1 from erasure e where e.person = said.person)
        on conflict do nothing
        """;

    private const string EndRequestSql =
        "update erasure_request set ended_at = @Now where person = @Person and stopped_at is null and ended_at is null";

    private const string HoldSql = $"select {Columns} from erasure where id = @Id and erased_at is null for update";

    private const string OnlyOrganiserSql = "select is_only_organiser()";

    private const string EraseSql = "select set_config('sparring.erasing', @Id::text, true)";

    private const string RowsSql = "select erase_rows(@Table, @Column, @Person)";

    // The keys a thing has of its own: her dilemmas', and those of joint trial actions only she is left in.
    private const string ThingsSql = """
        select d.id as Thing, d.owner as Holder from dilemma d where d.owner = viewer()
        union all
        select a.id, a.begun_by from joint_action a where is_last_of_joint(a.id)
        """;

    // A group's texts are sealed for the group, under the programme's folder: the group stands as the holder.
    private const string GroupsSql = """
        select g.programme as Thing, g.id as Holder from sparring_group g where is_last_of_group(g.id)
        """;

    private const string JointSql = "delete from joint_action where is_last_of_joint(id)";

    private const string SessionTextSql = """
        delete from session_text t using coaching_session s where s.id = t.session and is_last_of_group(s.sparring_group)
        """;

    private const string RowsGoneSql = """
        update erasure set counts = @Counts::jsonb, things = @Things, holders = @Holders, rows_gone_at = @Now where id = @Id
        """;

    private const string ImportedSql = """
        with hers as (
            select i.import, i.row from people_import_person i join person p on p.id = @Person
            where i.person = p.id or lower(i.email) = p.email
        ), cells as (delete from people_import_row r using hers where r.import = hers.import and r.row = hers.row),
        faults as (delete from people_import_fault f using hers where f.import = hers.import and f.row = hers.row)
        delete from people_import_person i using hers where i.import = hers.import and i.row = hers.row
        """;

    private const string LeaderSql = "update employment set reports_to = null where reports_to = @Person";

    // Mail to others that still lies here: what left for a mail server is not ours any more.
    private const string KeptMailSql = """
        update delivered_mail m set from_name = replace(m.from_name, p.name, @Nameless), subject = replace(m.subject, p.name, @Nameless),
            body = replace(m.body, p.name, @Nameless), calendar = replace(m.calendar, p.name, @Nameless)
        from person p where p.id = @Person and strpos(concat(m.from_name, m.subject, m.body, m.calendar), p.name) > 0
        """;

    private const string WaitingMailSql = """
        update outbox_message m set subject = replace(m.subject, p.name, @Nameless), body = replace(m.body, p.name, @Nameless),
            calendar = replace(m.calendar, p.name, @Nameless)
        from person p where p.id = @Person and strpos(concat(m.subject, m.body, m.calendar), p.name) > 0
        """;

    private const string NamelessSql = """
        update person
        set name = @Nameless, title = null, number = null, email = 'erased-' || @Id || '@erased.invalid', joined = null,
            left_on = @Today::date - 1, version = version + 1
        where id = @Person
        """;

    private const string ProgrammesSql = "select id from programme where tenant = @Tenant";

    private const string CertifySql = """
        update erasure set erased_at = @Now, certificate = @Certificate, signature = @Signature, things = null, holders = null
        where id = @Id and erased_at is null
        """;

    public Task<Erasure?> FindAsync(Tx tx, Guid id) => tx.FindAsync<Erasure>(FindSql, new { Id = id });

    public Task<Erasure?> OfViewerAsync(Tx tx) => tx.FindAsync<Erasure>(OfViewerSql, new { });

    /// <summary>Asked at every start, where the answer is nearly always no.</summary>
    public Task<bool> IsAnyGoingOnAsync(Tx tx) => tx.ValueAsync<bool>(IsAnyGoingOnSql, new { });

    public Task<IReadOnlyList<Erasure>> GoingOnAsync(Tx tx) => tx.ListAsync<Erasure>(GoingOnSql);

    public Task<Erasure?> HoldAsync(Tx tx, Guid id) => tx.FindAsync<Erasure>(HoldSql, new { Id = id });

    public Task<bool> IsOnlyOrganiserAsync(Tx tx) => tx.ValueAsync<bool>(OnlyOrganiserSql, new { });

    public Task AskAsync(Tx tx, Viewer viewer, Guid id, DateTimeOffset now) =>
        tx.ExecuteAsync(
            AskSql,
            new
            {
                viewer.Tenant,
                Id = id,
                Viewer = viewer.Person,
                Now = now,
            }
        );

    /// <summary>Asks again for those of the ledger; answers how many had come back.</summary>
    public Task<int> AskAgainAsync(
        Tx tx,
        TenantId tenant,
        IReadOnlyList<ErasureLedger.Entry> erased,
        DateTimeOffset now
    ) =>
        tx.ExecuteAsync(
            AskAgainSql,
            new
            {
                Tenant = tenant,
                Ids = erased.Select(entry => entry.Id).ToArray(),
                People = erased.Select(entry => entry.Person).ToArray(),
                Now = now,
            }
        );

    /// <summary>What she had asked for in writing is done.</summary>
    public Task EndRequestAsync(Tx tx, PersonId person, DateTimeOffset now) =>
        tx.ExecuteAsync(EndRequestSql, new { Person = person, Now = now });

    /// <summary>Deletes her rows in the rooms, as she herself, and notes how many and which keys are to go.</summary>
    public async Task TakeOwnRowsAsync(Tx tx, Erasure erasure, DateTimeOffset now)
    {
        Owned[] keys = [.. await tx.ListAsync<Owned>(ThingsSql), .. await tx.ListAsync<Owned>(GroupsSql)];
        await tx.ExecuteAsync(EraseSql, new { erasure.Id });
        var counts = new SortedDictionary<string, long>(StringComparer.Ordinal)
        {
            ["session_text"] = await tx.ExecuteAsync(SessionTextSql, new { }),
        };
        foreach (var line in ErasurePlan.Lines.Where(line => line.Fate == Fate.Own))
        {
            counts[line.Table] = counts.GetValueOrDefault(line.Table) + await RowsAsync(tx, line, erasure);
        }

        counts["joint_action"] = await tx.ExecuteAsync(JointSql, new { });
        await tx.ExecuteAsync(
            RowsGoneSql,
            new
            {
                erasure.Id,
                Counts = JsonSerializer.Serialize(counts),
                Things = keys.Select(key => key.Thing).ToArray(),
                Holders = keys.Select(key => key.Holder).ToArray(),
                Now = now,
            }
        );
    }

    /// <summary>Ends her sign-ins and her mail and takes her name away, as the system; answers how many rows went, by table.</summary>
    public async Task<IReadOnlyDictionary<string, long>> TakeNameAsync(Tx tx, Erasure erasure, DateOnly today)
    {
        var counts = new SortedDictionary<string, long>(StringComparer.Ordinal)
        {
            ["people_import_person"] = await tx.ExecuteAsync(ImportedSql, new { erasure.Person }),
        };
        foreach (var line in ErasurePlan.Lines.Where(line => line.Fate == Fate.System))
        {
            counts[line.Table] = counts.GetValueOrDefault(line.Table) + await RowsAsync(tx, line, erasure);
        }

        await tx.ExecuteAsync(LeaderSql, new { erasure.Person });
        await tx.ExecuteAsync(KeptMailSql, new { erasure.Person, Nameless });
        await tx.ExecuteAsync(WaitingMailSql, new { erasure.Person, Nameless });
        await tx.ExecuteAsync(
            NamelessSql,
            new
            {
                erasure.Person,
                Nameless,
                Id = erasure.Person.Value.ToString("N"),
                Today = today,
            }
        );
        return counts;
    }

    public Task<IReadOnlyList<ProgrammeId>> ProgrammesAsync(Tx tx, TenantId tenant) =>
        tx.ListAsync<ProgrammeId>(ProgrammesSql, new { Tenant = tenant });

    public Task CertifyAsync(Tx tx, Guid id, DateTimeOffset now, string certificate, byte[] signature) =>
        tx.ExecuteAsync(
            CertifySql,
            new
            {
                Id = id,
                Now = now,
                Certificate = certificate,
                Signature = signature,
            }
        );

    private static Task<long> RowsAsync(Tx tx, ErasureLine line, Erasure erasure) =>
        tx.ValueAsync<long>(
            RowsSql,
            new
            {
                line.Table,
                line.Column,
                erasure.Person,
            }
        );

    private sealed record Owned(Guid Thing, Guid Holder);
}

/// <summary>A person's erasure: asked for, going on, or done and certified.</summary>
/// <param name="Counts">Rows that went, by table, as JSON; null until they have.</param>
/// <param name="Things">What had keys of its own.</param>
/// <param name="Holders">Under whom each stands.</param>
public sealed record Erasure(
    Guid Id,
    TenantId Tenant,
    PersonId Person,
    string? Counts,
    Guid[]? Things,
    Guid[]? Holders,
    DateTimeOffset? RowsGoneAt,
    DateTimeOffset? ErasedAt,
    string? Certificate,
    byte[]? Signature
)
{
    public string Address => $"{ErasureOfMine.Receipts}/{Id}";
}
