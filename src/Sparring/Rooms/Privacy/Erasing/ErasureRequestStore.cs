using Sparring.Platform.Data;

namespace Sparring.Rooms.Privacy.Erasing;

/// <summary>The SQL of written wishes to be erased; row-level security says whose.</summary>
public sealed class ErasureRequestStore
{
    private const string Columns = """
        q.id as Id, q.tenant as Tenant, q.person as Person, p.name as Name, q.asked_on as AskedOn, n.name as NotedBy,
        q.told_at as ToldAt, q.due_on as DueOn, q.stopped_at as StoppedAt, q.hindered_on as HinderedOn, q.ended_at as EndedAt
        """;

    private const string From =
        "from erasure_request q join person p on p.id = q.person join person n on n.id = q.noted_by";

    private const string AllSql = $"""
        select {Columns} {From} where q.person <> viewer()
        order by q.stopped_at is not null or q.ended_at is not null, q.noted_at desc limit 100
        """;

    private const string FindSql = $"select {Columns} {From} where q.id = @Id and q.person <> viewer()";

    private const string OwnSql = $"""
        select {Columns} {From} where q.person = viewer() and q.stopped_at is null and q.ended_at is null
        """;

    private const string DueSql = $"""
        select {Columns} {From}
        where q.due_on <= @Today and q.stopped_at is null and q.ended_at is null order by q.due_on
        """;

    /// <summary>For the start page: until when she can stop it.</summary>
    internal const string OwnDueSql = """
        select due_on from erasure_request where person = viewer() and told_at is not null and stopped_at is null and ended_at is null
        """;

    private const string PersonSql = """
        select id from person where lower(email) = lower(@Email) and is_here(id) and answers_for(id) limit 1
        """;

    private const string NoteSql = """
        insert into erasure_request (tenant, id, person, asked_on, noted_by, noted_at)
        values (tenant(), @Id, @Person, @AskedOn, viewer(), @Now) on conflict do nothing
        """;

    private const string OpenSql =
        "select id from erasure_request where person = @Person and stopped_at is null and ended_at is null";

    private const string BeginSql = """
        update erasure_request set told_at = @Now, due_on = @DueOn
        where id = @Id and told_at is null and stopped_at is null and ended_at is null and person <> viewer()
        """;

    private const string ForgetSql = "delete from erasure_request where id = @Id and told_at is null";

    private const string StopSql = """
        update erasure_request set stopped_at = @Now
        where person = viewer() and told_at is not null and stopped_at is null and ended_at is null
        """;

    private const string HinderSql =
        "update erasure_request set hindered_on = @Today where id = @Id and ended_at is null";

    public Task<IReadOnlyList<ErasureRequest>> AllAsync(Tx tx) => tx.ListAsync<ErasureRequest>(AllSql);

    public Task<ErasureRequest?> FindAsync(Tx tx, Guid id) => tx.FindAsync<ErasureRequest>(FindSql, new { Id = id });

    /// <summary>The viewer's own, while it goes on.</summary>
    public Task<ErasureRequest?> OwnAsync(Tx tx) => tx.FindAsync<ErasureRequest>(OwnSql, new { });

    public Task<IReadOnlyList<ErasureRequest>> DueAsync(Tx tx, DateOnly today) =>
        tx.ListAsync<ErasureRequest>(DueSql, new { Today = today });

    /// <summary>Somebody of a programme whose data the viewer answers for, by her address.</summary>
    public async Task<PersonId?> PersonAsync(Tx tx, string email) =>
        await tx.ValueAsync<Guid?>(PersonSql, new { Email = email }) is { } id ? new PersonId(id) : null;

    /// <summary>Notes it, and answers its id: that of the one that is open where there is one.</summary>
    public async Task<Guid> NoteAsync(Tx tx, Guid id, PersonId person, DateOnly askedOn, DateTimeOffset now)
    {
        var noted = await tx.ExecuteAsync(
            NoteSql,
            new
            {
                Id = id,
                Person = person,
                AskedOn = askedOn,
                Now = now,
            }
        );
        return noted == 1 ? id : await tx.ValueAsync<Guid>(OpenSql, new { Person = person });
    }

    public async Task<bool> BeginAsync(Tx tx, Guid id, DateOnly dueOn, DateTimeOffset now) =>
        await tx.ExecuteAsync(
            BeginSql,
            new
            {
                Id = id,
                DueOn = dueOn,
                Now = now,
            }
        ) == 1;

    public Task ForgetAsync(Tx tx, Guid id) => tx.ExecuteAsync(ForgetSql, new { Id = id });

    public async Task<bool> StopAsync(Tx tx, DateTimeOffset now) =>
        await tx.ExecuteAsync(StopSql, new { Now = now }) == 1;

    public Task HinderAsync(Tx tx, Guid id, DateOnly today) =>
        tx.ExecuteAsync(HinderSql, new { Id = id, Today = today });
}
