using Sparring.Platform.Data;
using Sparring.Rooms.Dilemmas.Contract;

namespace Sparring.Rooms.Dilemmas.Cases;

/// <summary>The SQL of a case as its authors and its groups see it.</summary>
public sealed class CaseReadingStore
{
    private const string TextSql = "select section, sealed from general_case_text where general_case = @Case";

    // The author's own place in a case; nobody else's.
    private const string AuthorSql = """
        select f.dilemma as Dilemma, f.coach as Coach, f.dropped_at is not null as IsDropped,
               a.is_yes as IsYes, a.number as Number
        from general_case_source f
            left join general_case_answer a on a.general_case = f.general_case and a.dilemma = f.dilemma and a.owner = @Viewer
        where f.general_case = @Case and f.owner = @Viewer
        """;

    private const string AnswerSql = """
        insert into general_case_answer (tenant, general_case, dilemma, coach, owner, number, is_yes, reason, answered_at)
        values (@Tenant, @Case, @Dilemma, @Coach, @Viewer, @Number, @IsYes, @Reason, @Now)
        on conflict (general_case, dilemma) do update set number = excluded.number, is_yes = excluded.is_yes,
            reason = excluded.reason, answered_at = excluded.answered_at
        """;

    // Those of the viewer's groups that may read it.
    private const string ReleasedSql = """
        select r.sparring_group from general_case_release r where r.general_case = @Case
        """;

    private const string IsForMyGroupSql = """
        select exists (select 1 from general_case_release r where r.general_case = @Case and in_group(r.sparring_group))
        """;

    private const string NamesSql =
        "select id as Id, name as Name, language as Language from person where id = any (@People) order by id";

    /// <summary>Names and languages, for messages.</summary>
    public Task<IReadOnlyList<NamedRow>> NamesAsync(Tx tx, IEnumerable<PersonId> people) =>
        tx.ListAsync<NamedRow>(NamesSql, new { People = people.Select(person => person.Value).Distinct().ToArray() });

    public Task<IReadOnlyList<TextRow>> TextAsync(Tx tx, GeneralCaseId id) =>
        tx.ListAsync<TextRow>(TextSql, new { Case = id });

    public Task<AuthorRow?> AuthorAsync(Tx tx, Viewer viewer, GeneralCaseId id) =>
        tx.FindAsync<AuthorRow>(AuthorSql, new { Case = id, Viewer = viewer.Person });

    public Task AnswerAsync(
        Tx tx,
        Viewer viewer,
        GeneralCase asked,
        AuthorRow author,
        bool isYes,
        byte[]? reason,
        DateTimeOffset now
    ) =>
        tx.ExecuteAsync(
            AnswerSql,
            new
            {
                viewer.Tenant,
                Case = asked.Id,
                author.Dilemma,
                author.Coach,
                Viewer = viewer.Person,
                asked.Number,
                IsYes = isYes,
                Reason = reason,
                Now = now,
            }
        );

    public Task<IReadOnlyList<SparringGroupId>> ReleasedToAsync(Tx tx, GeneralCaseId id) =>
        tx.ListAsync<SparringGroupId>(ReleasedSql, new { Case = id });

    public Task<bool> IsForMyGroupAsync(Tx tx, GeneralCaseId id) =>
        tx.ValueAsync<bool>(IsForMyGroupSql, new { Case = id });

    public sealed record TextRow(string Section, byte[] Sealed);

    public sealed record AuthorRow(DilemmaId Dilemma, PersonId Coach, bool IsDropped, bool? IsYes, int? Number);

    public sealed record NamedRow(PersonId Id, string Name, string Language);
}
