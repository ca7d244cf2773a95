using Sparring.Platform.Data;

namespace Sparring.Shell;

/// <summary>The SQL of what People keeps of the viewer herself.</summary>
public sealed class PeopleDataStore
{
    private const string SelfSql = """
        select name as Name, email as Email, number as Number, title as Title, language as Language,
               is_external as IsExternal, joined as Joined, left_on as LastDay
        from person where id = viewer()
        """;

    private const string PlacesSql = """
        select d.name as Department, e.title as Title, e.level as Level, e.task as Task,
               lower(e.valid) as FirstDay, upper(e.valid) - 1 as LastDay
        from employment e join department d on d.id = e.department
        where e.person = viewer() order by e.valid
        """;

    private const string ChangesSql = """
        select c.changed_at as At, by.name as By, c.changes::text as Changes
        from person_change c left join person by on by.id = c.changed_by
        where c.person = viewer() order by c.version
        """;

    private const string ImportsSql = """
        select file_name as FileName, row_count as Rows, uploaded_at as At, confirmed_at as ConfirmedAt
        from people_import where uploaded_by = viewer() order by uploaded_at
        """;

    public Task<IReadOnlyList<SelfRow>> SelfAsync(Tx tx) => tx.ListAsync<SelfRow>(SelfSql);

    public Task<IReadOnlyList<PlaceRow>> PlacesAsync(Tx tx) => tx.ListAsync<PlaceRow>(PlacesSql);

    public Task<IReadOnlyList<ChangeRow>> ChangesAsync(Tx tx) => tx.ListAsync<ChangeRow>(ChangesSql);

    public Task<IReadOnlyList<ImportRow>> ImportsAsync(Tx tx) => tx.ListAsync<ImportRow>(ImportsSql);

    public sealed record SelfRow(
        string Name,
        string Email,
        string? Number,
        string? Title,
        string Language,
        bool IsExternal,
        DateOnly? Joined,
        DateOnly? LastDay
    );

    public sealed record PlaceRow(
        string Department,
        string? Title,
        string? Level,
        string? Task,
        DateOnly? FirstDay,
        DateOnly? LastDay
    );

    public sealed record ChangeRow(DateTimeOffset At, string? By, string Changes);

    public sealed record ImportRow(string FileName, int Rows, DateTimeOffset At, DateTimeOffset? ConfirmedAt);
}
