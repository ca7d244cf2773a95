using Sparring.Platform.Data;
using Sparring.Platform.Writing;
using Sparring.Rooms.Dilemmas.Contract;

namespace Sparring.Rooms.Dilemmas.Writing;

/// <summary>The SQL of a dilemma's draft and of sending it: the owner's.</summary>
public sealed class DilemmaStore
{
    private const string OwnSql =
        "select id, programme, owner from dilemma where owner = @Viewer order by created_at desc";

    private const string BeginSql = """
        insert into dilemma (tenant, id, programme, owner, created_at)
        values (@Tenant, @Id, @Programme, @Viewer, @Now) on conflict do nothing
        """;

    private const string LockSql =
        "select id, programme, owner from dilemma where programme = @Programme and owner = @Viewer for update";

    private const string SectionsSql = """
        select section, revision, sealed, saved_at as SavedAt, editor, step
        from dilemma_section where dilemma = @Dilemma and owner = @Viewer
        """;

    private const string WriteSql = """
        insert into dilemma_section (tenant, dilemma, owner, section, revision, sealed, saved_at, editor, step)
        values (@Tenant, @Dilemma, @Viewer, @Section, @Revision, @Sealed, @Now, @Editor, @Step)
        on conflict (dilemma, section) do update set revision = excluded.revision, sealed = excluded.sealed,
            saved_at = excluded.saved_at, editor = excluded.editor, step = excluded.step
        """;

    private const string SentSql = """
        select id, programme, owner, sending, number, guess, consent, is_pooled as IsPooled, sent_at as SentAt, deadline,
               days_late as DaysLate
        from dilemma_sent where id = @Dilemma and owner = @Viewer
        """;

    private const string SendSql = """
        insert into dilemma_sent (tenant, id, programme, owner, sending, number, guess, consent, is_pooled, sent_at, deadline, days_late)
        values (@Tenant, @Id, @Programme, @Owner, @Sending, @Number, @Guess, @Consent, @IsPooled, @SentAt, @Deadline, @DaysLate)
        on conflict (id) do update set sending = excluded.sending, number = excluded.number, guess = excluded.guess,
            consent = excluded.consent, is_pooled = excluded.is_pooled, sent_at = excluded.sent_at,
            deadline = excluded.deadline, days_late = excluded.days_late
        """;

    private const string ClearSentSql = "delete from dilemma_sent_section where dilemma = @Dilemma and owner = @Viewer";

    private const string RewrittenSql = "delete from dilemma_rewrite where dilemma = @Dilemma and owner = @Viewer";

    private const string SendSectionSql = """
        insert into dilemma_sent_section (tenant, dilemma, owner, number, section, sealed)
        values (@Tenant, @Dilemma, @Viewer, @Number, @Section, @Sealed)
        """;

    private const string MarkSql = """
        insert into dilemma_status (tenant, programme, owner, sent_on)
        values (@Tenant, @Programme, @Viewer, @Day) on conflict do nothing
        """;

    private const string UnmarkSql = "delete from dilemma_status where programme = @Programme and owner = @Viewer";

    private const string WithdrawSql = "delete from dilemma_sent where id = @Dilemma and owner = @Viewer";

    private const string DeleteSql = """
        with gone as (delete from dilemma where id = @Dilemma and owner = @Viewer returning tenant, id, programme, owner)
        insert into dilemma_spent_key (tenant, id, programme, holder, is_dilemma)
        select tenant, id, programme, owner, true from gone
        """;

    private const string TakeKeysSql =
        "delete from dilemma_spent_key where holder = @Viewer and is_dilemma returning id";

    // Asked about, or read by groups, and not dropped: from then on her no is the way out.
    private const string IsUsedSql = """
        select exists (select 1 from general_case_source s join general_case c on c.id = s.general_case
                       where s.dilemma = @Dilemma and s.owner = @Viewer and s.dropped_at is null
                         and c.asked_at is not null and c.taken_back_at is null)
        """;

    public Task<IReadOnlyList<HeadRow>> OwnAsync(Tx tx, Viewer viewer) =>
        tx.ListAsync<HeadRow>(OwnSql, new { Viewer = viewer.Person });

    public async Task<HeadRow> HoldAsync(Tx tx, Viewer viewer, DilemmaId id, ProgrammeId programme, DateTimeOffset now)
    {
        await tx.ExecuteAsync(
            BeginSql,
            new
            {
                viewer.Tenant,
                Id = id,
                Programme = programme,
                Viewer = viewer.Person,
                Now = now,
            }
        );
        return await tx.FindAsync<HeadRow>(LockSql, new { Programme = programme, Viewer = viewer.Person })
            ?? throw new InvalidOperationException("A dilemma just begun is not there.");
    }

    public Task<IReadOnlyList<SectionRow>> SectionsAsync(Tx tx, Viewer viewer, DilemmaId id) =>
        tx.ListAsync<SectionRow>(SectionsSql, new { Dilemma = id, Viewer = viewer.Person });

    public Task WriteAsync(Tx tx, Viewer viewer, DilemmaId id, WrittenSection section, byte[] seal) =>
        tx.ExecuteAsync(
            WriteSql,
            new
            {
                viewer.Tenant,
                Dilemma = id,
                Viewer = viewer.Person,
                Section = section.Key,
                section.Revision,
                Sealed = seal,
                Now = section.SavedAt,
                section.Editor,
                section.Step,
            }
        );

    public Task<SentDilemma?> SentAsync(Tx tx, Viewer viewer, DilemmaId id) =>
        tx.FindAsync<SentDilemma>(SentSql, new { Dilemma = id, Viewer = viewer.Person });

    public async Task SendAsync(
        Tx tx,
        Viewer viewer,
        SentDilemma sent,
        IReadOnlyList<(string Section, byte[] Sealed)> texts
    )
    {
        await tx.ExecuteAsync(ClearSentSql, new { Dilemma = sent.Id, Viewer = viewer.Person });
        await tx.ExecuteAsync(RewrittenSql, new { Dilemma = sent.Id, Viewer = viewer.Person });
        await tx.ExecuteAsync(
            SendSql,
            new
            {
                viewer.Tenant,
                sent.Id,
                sent.Programme,
                sent.Owner,
                sent.Sending,
                sent.Number,
                sent.Guess,
                sent.Consent,
                sent.IsPooled,
                sent.SentAt,
                sent.Deadline,
                sent.DaysLate,
            }
        );
        await SendSectionsAsync(tx, viewer, sent, texts);
        await tx.ExecuteAsync(
            MarkSql,
            new
            {
                viewer.Tenant,
                sent.Programme,
                Viewer = viewer.Person,
                Day = DateOnly.FromDateTime(sent.SentAt.InCopenhagen().DateTime),
            }
        );
    }

    private static async Task SendSectionsAsync(
        Tx tx,
        Viewer viewer,
        SentDilemma sent,
        IReadOnlyList<(string Section, byte[] Sealed)> texts
    )
    {
        foreach (var (section, seal) in texts)
        {
            await tx.ExecuteAsync(
                SendSectionSql,
                new
                {
                    viewer.Tenant,
                    Dilemma = sent.Id,
                    Viewer = viewer.Person,
                    sent.Number,
                    Section = section,
                    Sealed = seal,
                }
            );
        }
    }

    public async Task WithdrawAsync(Tx tx, Viewer viewer, HeadRow held)
    {
        await tx.ExecuteAsync(WithdrawSql, new { Dilemma = held.Id, Viewer = viewer.Person });
        await tx.ExecuteAsync(UnmarkSql, new { held.Programme, Viewer = viewer.Person });
    }

    /// <summary>Removes the rows, and puts down that the key is to go.</summary>
    public async Task DeleteAsync(Tx tx, Viewer viewer, HeadRow held)
    {
        await WithdrawAsync(tx, viewer, held);
        await tx.ExecuteAsync(DeleteSql, new { Dilemma = held.Id, Viewer = viewer.Person });
    }

    public Task<IReadOnlyList<Guid>> TakeKeysAsync(Tx tx, Viewer viewer) =>
        tx.ListAsync<Guid>(TakeKeysSql, new { Viewer = viewer.Person });

    public Task<bool> IsUsedAsync(Tx tx, Viewer viewer, DilemmaId id) =>
        tx.ValueAsync<bool>(IsUsedSql, new { Dilemma = id, Viewer = viewer.Person });

    public sealed record HeadRow(DilemmaId Id, ProgrammeId Programme, PersonId Owner);

    public sealed record SectionRow(
        string Section,
        int Revision,
        byte[] Sealed,
        DateTimeOffset SavedAt,
        Guid Editor,
        int Step
    );
}
