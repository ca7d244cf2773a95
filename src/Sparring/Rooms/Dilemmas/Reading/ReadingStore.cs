using Sparring.Platform.Data;
using Sparring.Rooms.Dilemmas.Contract;
using Sparring.Rooms.Dilemmas.Writing;

namespace Sparring.Rooms.Dilemmas.Reading;

/// <summary>The SQL of reading what was sent: the coach of the group, and by consent the programme's other coaches.</summary>
public sealed class ReadingStore
{
    private const string SentBySql = "select owner from dilemma_sent where programme = @Programme";

    private const string OpenSql = """
        select id, programme, owner, sending, number, guess, consent, is_pooled as IsPooled, sent_at as SentAt, deadline,
               days_late as DaysLate
        from dilemma_sent where owner <> @Viewer and programme = @Programme order by sent_at
        """;

    private const string FindSql = """
        select id, programme, owner, sending, number, guess, consent, is_pooled as IsPooled, sent_at as SentAt, deadline,
               days_late as DaysLate
        from dilemma_sent where id = @Dilemma and owner <> @Viewer
        """;

    private const string ReadSql = """
        select r.dilemma as Dilemma, r.number as Number from dilemma_reading r
        join dilemma_sent s on s.id = r.dilemma where r.reader = @Viewer and s.programme = @Programme
        """;

    private const string TextsSql =
        "select section, sealed from dilemma_sent_section where dilemma = @Dilemma and number = @Number";

    private const string MarkSql = """
        insert into dilemma_reading (tenant, dilemma, owner, reader, number, read_at)
        values (@Tenant, @Dilemma, @Owner, @Viewer, @Number, @Now)
        on conflict (dilemma, reader) do update set number = excluded.number, read_at = excluded.read_at
        """;

    private const string AskedSql = """
        select coach as Coach, sealed as Sealed, asked_at as AskedAt from dilemma_rewrite
        where dilemma = @Dilemma order by asked_at, coach
        """;

    private const string AskSql = """
        insert into dilemma_rewrite (tenant, dilemma, owner, coach, sealed, asked_at)
        values (@Tenant, @Dilemma, @Owner, @Viewer, @Sealed, @Now)
        on conflict (dilemma, coach) do update set sealed = excluded.sealed, asked_at = excluded.asked_at
        """;

    // May the viewer read it as the coach of its author's group, and not only because its author lets all coaches?
    private const string IsCoachSql = "select may('R', 'dilemma', @Owner, @Programme)";

    public Task<IReadOnlyList<PersonId>> SentByAsync(Tx tx, ProgrammeId programme) =>
        tx.ListAsync<PersonId>(SentBySql, new { Programme = programme });

    public Task<IReadOnlyList<SentDilemma>> OpenAsync(Tx tx, Viewer viewer, ProgrammeId programme) =>
        tx.ListAsync<SentDilemma>(OpenSql, new { Viewer = viewer.Person, Programme = programme });

    public Task<SentDilemma?> FindAsync(Tx tx, Viewer viewer, DilemmaId id) =>
        tx.FindAsync<SentDilemma>(FindSql, new { Viewer = viewer.Person, Dilemma = id });

    public Task<IReadOnlyList<ReadRow>> ReadAsync(Tx tx, Viewer viewer, ProgrammeId programme) =>
        tx.ListAsync<ReadRow>(ReadSql, new { Viewer = viewer.Person, Programme = programme });

    public Task<IReadOnlyList<TextRow>> TextsAsync(Tx tx, SentDilemma sent) =>
        tx.ListAsync<TextRow>(TextsSql, new { Dilemma = sent.Id, sent.Number });

    public Task MarkReadAsync(Tx tx, Viewer viewer, SentDilemma sent, DateTimeOffset now) =>
        tx.ExecuteAsync(
            MarkSql,
            new
            {
                viewer.Tenant,
                Dilemma = sent.Id,
                sent.Owner,
                Viewer = viewer.Person,
                sent.Number,
                Now = now,
            }
        );

    public Task<IReadOnlyList<AskedRow>> AskedAsync(Tx tx, DilemmaId id) =>
        tx.ListAsync<AskedRow>(AskedSql, new { Dilemma = id });

    public Task AskAsync(Tx tx, Viewer viewer, SentDilemma sent, byte[] seal, DateTimeOffset now) =>
        tx.ExecuteAsync(
            AskSql,
            new
            {
                viewer.Tenant,
                Dilemma = sent.Id,
                sent.Owner,
                Viewer = viewer.Person,
                Sealed = seal,
                Now = now,
            }
        );

    public Task<bool> IsCoachAsync(Tx tx, SentDilemma sent) =>
        tx.ValueAsync<bool>(IsCoachSql, new { sent.Owner, sent.Programme });

    public sealed record ReadRow(DilemmaId Dilemma, int Number);

    public sealed record TextRow(string Section, byte[] Sealed);

    public sealed record AskedRow(PersonId Coach, byte[] Sealed, DateTimeOffset AskedAt);
}
