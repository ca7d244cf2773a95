using Sparring.Platform.Data;
using Sparring.Rooms.People.Contract;

namespace Sparring.Rooms.People;

/// <summary>The list of people, as of a date and as far as the viewer sees.</summary>
public sealed class PeopleStore : IPeople
{
    private const string CardsSql = """
        select p.id as Id, p.name as Name, coalesce(e.title, p.title) as Title, d.name as Department,
               d.code as DepartmentCode, e.level as Level, p.is_external as IsExternal, e.task as Task
        from person p
        left join employment e on e.person = p.id and e.valid @> @AsOf
        left join department d on d.id = e.department
        where p.id = any (@People)
        """;

    private const string ByNumberSql = """
        select w.written as Number, p.id as Id from unnest(@Numbers) w(written)
            join person p on p.tenant = tenant() and (p.number = w.written or p.email = lower(w.written))
        """;

    private const string LeadersSql = """
        select person as Person, reports_to as Leader from employment
        where person = any (@People) and reports_to = any (@People) and valid @> @AsOf
        """;

    // The number where there is one: it stays when the address changes.
    private const string LeadersWrittenSql = """
        select e.person as Person, coalesce(l.number, l.email) as Written
        from employment e join person l on l.id = e.reports_to
        where e.tenant = tenant() and e.valid @> @AsOf
        """;

    private const string DepartmentCardsSql =
        "select id as Id, code as Code, name as Name from department where tenant = tenant() order by name collate \"da-x-icu\", id";

    private const string Columns = """
        select p.id as Id, p.number as Number, p.name as Name, coalesce(e.title, p.title) as Title, d.name as Department,
               d.code as DepartmentCode, e.level as Level, e.task as Task,
               case when (select is_organiser()) then p.email end as Email,
               p.is_external as IsExternal, p.joined as Joined, p.left_on as LeftOn
        """;

    private const string From = """

        from person p
        left join employment e on e.person = p.id and e.valid @> @AsOf
        left join department d on d.id = e.department
        where p.tenant = tenant()
          and (p.joined is null or p.joined <= @AsOf) and (p.left_on is null or p.left_on >= @AsOf)
          and ((select is_organiser()) or p.id in (select people_in_sight(@AsOf)))
          and (@Department = '' or d.code = @Department)
          and (@Level = '' or e.level = @Level)
          and (@Role = '' or p.id in (select holders_of(@Role, @AsOf)))
        """;

    // The largest code point ends the range of words that begin with what was typed. The ends are made apart: row-level
    // security lets an index answer a plain comparison only.
    private const string NamedSql = """
        with asked as materialized (
            select word collate "C" as first, (word || chr(1114111)) collate "C" as last from unnest(words_of(@Search)) word
        )
        select w.person from asked join person_word w on w.tenant = tenant() and w.word >= asked.first and w.word < asked.last
        group by w.person having count(distinct asked.first) = cardinality(words_of(@Search))
        """;

    // The same for several words, each by itself.
    private const string EachNamedSql = """
        with given as materialized (select distinct word as written from unnest(@Words::text[]) word),
        asked as materialized (
            select written, word collate "C" as first, (word || chr(1114111)) collate "C" as last, count(*) over (partition by written) as parts
            from given, unnest(words_of(written)) word)
        select asked.written as Word, w.person as Person
        from asked join person_word w on w.tenant = tenant() and w.word >= asked.first and w.word < asked.last
        group by asked.written, w.person having count(distinct asked.first) = max(asked.parts)
        """;

    private const string Named = $"""

          and p.id in ({NamedSql})
        """;

    private const string Name = "p.name collate \"da-x-icu\"";

    private const string Department = "coalesce(d.name, '') collate \"da-x-icu\"";

    private const string Level =
        "coalesce(array_position(array['director', 'head', 'leader', 'employee'], e.level), 9)";

    private const string Last = """
         from person p
        left join employment e on e.person = p.id and e.valid @> @AsOf
        left join department d on d.id = e.department where p.id = @After)
        """;

    private const string ByName = $"""

        and (@After is null or ({Name}, p.id) > (select {Name}, p.id {Last})
        order by {Name}, p.id limit @Limit
        """;

    private const string ByNameDown = $"""

        and (@After is null or ({Name}, p.id) < (select {Name}, p.id {Last})
        order by {Name} desc, p.id desc limit @Limit
        """;

    private const string ByDepartment = $"""

        and (@After is null or ({Department}, {Name}, p.id) > (select {Department}, {Name}, p.id {Last})
        order by {Department}, {Name}, p.id limit @Limit
        """;

    private const string ByDepartmentDown = $"""

        and (@After is null or ({Department}, {Name}, p.id) < (select {Department}, {Name}, p.id {Last})
        order by {Department} desc, {Name} desc, p.id desc limit @Limit
        """;

    private const string ByLevel = $"""

        and (@After is null or ({Level}, {Name}, p.id) > (select {Level}, {Name}, p.id {Last})
        order by {Level}, {Name}, p.id limit @Limit
        """;

    private const string ByLevelDown = $"""

        and (@After is null or ({Level}, {Name}, p.id) < (select {Level}, {Name}, p.id {Last})
        order by {Level} desc, {Name} desc, p.id desc limit @Limit
        """;

    private const string ByNameSql = Columns + From + ByName;

    private const string NamedByNameSql = Columns + From + Named + ByName;

    private const string ByNameDownSql = Columns + From + ByNameDown;

    private const string NamedByNameDownSql = Columns + From + Named + ByNameDown;

    private const string ByDepartmentSql = Columns + From + ByDepartment;

    private const string NamedByDepartmentSql = Columns + From + Named + ByDepartment;

    private const string ByDepartmentDownSql = Columns + From + ByDepartmentDown;

    private const string NamedByDepartmentDownSql = Columns + From + Named + ByDepartmentDown;

    private const string ByLevelSql = Columns + From + ByLevel;

    private const string NamedByLevelSql = Columns + From + Named + ByLevel;

    private const string ByLevelDownSql = Columns + From + ByLevelDown;

    private const string NamedByLevelDownSql = Columns + From + Named + ByLevelDown;

    private const string CountSql = "select count(*)" + From;

    private const string CountNamedSql = "select count(*)" + From + Named;

    private const string DepartmentsSql = """
        select code as Code, name as Name from department where tenant = tenant() order by name collate "da-x-icu"
        """;

    public async Task<IReadOnlyDictionary<PersonId, PersonCard>> CardsAsync(
        Tx tx,
        IReadOnlyCollection<PersonId> people,
        DateOnly asOf
    )
    {
        var ids = people.Select(person => person.Value).ToArray();
        var rows = await tx.ListAsync<CardRow>(CardsSql, new { People = ids, AsOf = asOf });
        return rows.ToDictionary(row => row.Id, row => row.Card);
    }

    public Task<IReadOnlyList<DepartmentCard>> DepartmentCardsAsync(Tx tx) =>
        tx.ListAsync<DepartmentCard>(DepartmentCardsSql);

    public async Task<IReadOnlyDictionary<string, PersonId>> ByNumberAsync(Tx tx, IReadOnlyCollection<string> numbers)
    {
        var rows = await tx.ListAsync<NumberRow>(ByNumberSql, new { Numbers = numbers.ToArray() });
        return rows.ToDictionary(row => row.Number, row => row.Id, StringComparer.Ordinal);
    }

    public async Task<ILookup<string, PersonId>> NamedAsync(Tx tx, IReadOnlyCollection<string> words) =>
        (await tx.ListAsync<NamedRow>(EachNamedSql, new { Words = words.ToArray() })).ToLookup(
            row => row.Word,
            row => row.Person,
            StringComparer.Ordinal
        );

    public async Task<IReadOnlyList<ReportingPair>> ReportingAsync(
        Tx tx,
        IReadOnlyCollection<PersonId> people,
        DateOnly asOf
    )
    {
        var ids = people.Select(person => person.Value).ToArray();
        return await tx.ListAsync<ReportingPair>(LeadersSql, new { People = ids, AsOf = asOf });
    }

    /// <summary>Whom everybody reports to, as a file writes it; some 60 bytes for each of those who do.</summary>
    public async Task<IReadOnlyDictionary<PersonId, string>> LeadersWrittenAsync(Tx tx, DateOnly asOf)
    {
        var rows = await tx.ListAsync<WrittenLeader>(LeadersWrittenSql, new { AsOf = asOf });
        return rows.ToDictionary(row => row.Person, row => row.Written);
    }

    /// <summary>A page of the list and how many there are in all.</summary>
    public static IReadOnlyList<Question> SheetQuestions(PeopleQuery query) =>
        [
            Narrowed(PageSqlOf(query), query).With("After", query.After?.Value).With("Limit", PeopleQuery.PageSize + 1),
            Narrowed(query.Search.Length > 0 ? CountNamedSql : CountSql, query),
        ];

    public static async Task<PeopleSheet> SheetAsync(Answers answers)
    {
        var rows = await answers.ListAsync<PersonRow>();
        var count = await answers.ValueAsync<long>();
        return new PeopleSheet([.. rows.Take(PeopleQuery.PageSize)], count, rows.Count > PeopleQuery.PageSize);
    }

    public static Question Departments { get; } = new(DepartmentsSql);

    /// <summary>Everybody the query finds, one at a time.</summary>
    public IAsyncEnumerable<PersonRow> AllAsync(Tx tx, PeopleQuery query) =>
        tx.StreamAsync<PersonRow>(PageSqlOf(query), EveryoneOf(query));

    public Task<IReadOnlyList<DepartmentName>> DepartmentsAsync(Tx tx) => tx.ListAsync<DepartmentName>(DepartmentsSql);

    private static string PageSqlOf(PeopleQuery query) =>
        (query.Search.Length > 0, query.Sort, query.IsDescending) switch
        {
            (false, "department", false) => ByDepartmentSql,
            (false, "department", true) => ByDepartmentDownSql,
            (false, "level", false) => ByLevelSql,
            (false, "level", true) => ByLevelDownSql,
            (false, _, false) => ByNameSql,
            (false, _, true) => ByNameDownSql,
            (true, "department", false) => NamedByDepartmentSql,
            (true, "department", true) => NamedByDepartmentDownSql,
            (true, "level", false) => NamedByLevelSql,
            (true, "level", true) => NamedByLevelDownSql,
            (true, _, false) => NamedByNameSql,
            (true, _, true) => NamedByNameDownSql,
        };

    private static Question Narrowed(string sql, PeopleQuery query) =>
        new Question(sql)
            .With("AsOf", query.AsOf)
            .With("Search", query.Search)
            .With("Department", query.Department)
            .With("Level", query.Level)
            .With("Role", query.Role);

    private static object EveryoneOf(PeopleQuery query) =>
        new
        {
            query.AsOf,
            query.Search,
            query.Department,
            query.Level,
            query.Role,
            After = (Guid?)null,
            Limit = (int?)null,
        };

    private sealed record WrittenLeader(PersonId Person, string Written);

    private sealed record NamedRow(string Word, PersonId Person);

    private sealed record NumberRow(string Number, PersonId Id);

    private sealed record CardRow(
        PersonId Id,
        string Name,
        string? Title,
        string? Department,
        string? DepartmentCode,
        string? Level,
        bool IsExternal,
        string? Task
    )
    {
        public PersonCard Card =>
            new(
                Id,
                Name,
                Title,
                Department,
                DepartmentCode,
                Level is { } code ? LeadershipLevel.Text(code) : null,
                IsExternal,
                Level,
                Task
            );
    }
}
