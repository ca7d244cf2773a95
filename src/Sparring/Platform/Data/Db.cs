using System.Globalization;
using Npgsql;
using NpgsqlTypes;

namespace Sparring.Platform.Data;

/// <summary>The way to the database: every question is asked as somebody, in a transaction.</summary>
public sealed class Db(NpgsqlDataSource source, TimeProvider clock)
{
    private const string EnterSql = "select enter($1, $2, $3, $4)";
    private const string EnterWithRolesSql = "select enter_with_roles($1, $2, $3)";

    public NpgsqlDataSource Source => source;

    /// <summary>
    /// The pool of the application. Statements are few and return all the time, so the server keeps their plans: row-level
    /// security makes planning dearer than asking. Nothing outlives a transaction, so a connection needs no cleaning.
    /// </summary>
    public static NpgsqlDataSource SourceOf(string connectionString) =>
        new NpgsqlDataSourceBuilder(connectionString)
        {
            ConnectionStringBuilder =
            {
                MaxAutoPrepare = 200,
                AutoPrepareMinUsages = 2,
                NoResetOnClose = true,
            },
        }.Build();

    /// <summary>Asks and writes as the viewer: row-level security shows and takes only what the matrix allows.</summary>
    public Task<T> AsAsync<T>(Viewer viewer, Func<Tx, Task<T>> work, CancellationToken cancel) =>
        RunAsync(viewer.Tenant, viewer, work, cancel);

    public Task AsAsync(Viewer viewer, Func<Tx, Task> work, CancellationToken cancel) =>
        RunAsync<object?>(viewer.Tenant, viewer, tx => WithNothingAsync(work, tx), cancel);

    /// <summary>
    /// The system's own work: sign-in, outbox, schema. Sees no confidential table, and one tenant at most
    /// (null: only the tables that hold no tenant's content).
    /// </summary>
    public Task<T> AsSystemAsync<T>(TenantId? tenant, Func<Tx, Task<T>> work, CancellationToken cancel) =>
        RunAsync(tenant, null, work, cancel);

    public Task AsSystemAsync(TenantId? tenant, Func<Tx, Task> work, CancellationToken cancel) =>
        RunAsync<object?>(tenant, null, tx => WithNothingAsync(work, tx), cancel);

    /// <summary>
    /// Several questions as the viewer in one round trip: sent together they are one transaction at the server, and who
    /// asks is told in its first statement. For reading only.
    /// </summary>
    public Task<T> AskAsync<T>(
        Viewer viewer,
        IEnumerable<Question> questions,
        Func<Answers, Task<T>> read,
        CancellationToken cancel
    ) => AskAsync(Enter(viewer), questions, read, cancel);

    /// <summary>
    /// As <see cref="AskAsync{T}(Viewer,IEnumerable{Question},Func{Answers,Task{T}},CancellationToken)"/>, for a round in which several ask for her roles: the
    /// database finds them once, in the statement that tells who asks (decision 0169).
    /// </summary>
    public Task<T> AskWithRolesAsync<T>(
        Viewer viewer,
        IEnumerable<Question> questions,
        Func<Answers, Task<T>> read,
        CancellationToken cancel
    ) => AskAsync(EnterWithRoles(viewer), questions, read, cancel);

    /// <summary>One question whose own function enters, in one round trip; who asks another has to enter anew.</summary>
    public Task<T?> AskAloneAsync<T>(Question entering, CancellationToken cancel)
        where T : class => AskAsync(enter: null, [entering], answers => answers.FindAsync<T>(), cancel);

    /// <summary>
    /// A question whose own function enters, then those of whoever is likely to be found by it, with her roles at hand, in one
    /// round trip. The caller reads the first and decides whether the rest may be read; nobody's answers are read before that.
    /// </summary>
    public async Task<EarlyAnswers> AskEarlyAsync(
        Question entering,
        Viewer likely,
        IEnumerable<Question> questions,
        CancellationToken cancel
    )
    {
        var batch = source.CreateBatch();
        try
        {
            var asked = new List<Question?>();
            Add(batch, asked, null, [entering]);
            Add(batch, asked, EnterWithRoles(likely), questions);
            var rows = await batch.ExecuteReaderAsync(ToItsEnd(cancel));
            return new EarlyAnswers(batch, rows, new Answers(rows, asked), likely);
        }
        catch
        {
            await batch.DisposeAsync();
            throw;
        }
    }

    private async Task<T> AskAsync<T>(
        NpgsqlBatchCommand? enter,
        IEnumerable<Question> questions,
        Func<Answers, Task<T>> read,
        CancellationToken cancel
    )
    {
        await using var batch = source.CreateBatch();
        var asked = new List<Question?>();
        Add(batch, asked, enter, questions);
        await using var rows = await batch.ExecuteReaderAsync(ToItsEnd(cancel));
        return await read(new Answers(rows, asked));
    }

    // Who has hung up asks nothing more; what is asked already takes milliseconds and is read to its end. Called off at the server
    // it could hit whoever asks next: the call comes on a connection of its own, and may come when this one is another's.
    private static CancellationToken ToItsEnd(CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        return CancellationToken.None;
    }

    private static void Add(
        NpgsqlBatch batch,
        List<Question?> asked,
        NpgsqlBatchCommand? enter,
        IEnumerable<Question> questions
    )
    {
        if (enter is not null)
        {
            batch.BatchCommands.Add(enter);
            asked.Add(null);
        }

        foreach (var question in questions)
        {
            batch.BatchCommands.Add(question.Command());
            asked.Add(question);
        }
    }

    private NpgsqlBatchCommand Enter(Viewer viewer)
    {
        var enter = new NpgsqlBatchCommand(EnterSql);
        Introduce(enter.Parameters, viewer.Tenant, viewer);
        return enter;
    }

    private NpgsqlBatchCommand EnterWithRoles(Viewer viewer) =>
        new(EnterWithRolesSql)
        {
            Parameters =
            {
                Text(viewer.Tenant.Value.ToString()),
                Text(viewer.Person.Value.ToString()),
                Text(Told(clock.Today())),
            },
        };

    private static async Task<object?> WithNothingAsync(Func<Tx, Task> work, Tx tx)
    {
        await work(tx);
        return null;
    }

    private async Task<T> RunAsync<T>(
        TenantId? tenant,
        Viewer? viewer,
        Func<Tx, Task<T>> work,
        CancellationToken cancel
    )
    {
        await using var connection = await source.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        await EnterAsync(connection, transaction, tenant, viewer, cancel);
        var result = await work(new Tx(connection, transaction, viewer, cancel));
        await transaction.CommitAsync(cancel);
        return result;
    }

    private async Task EnterAsync(
        NpgsqlConnection connection,
        NpgsqlTransaction transaction,
        TenantId? tenant,
        Viewer? viewer,
        CancellationToken cancel
    )
    {
        await using var enter = new NpgsqlCommand(EnterSql, connection, transaction);
        Introduce(enter.Parameters, tenant, viewer);
        await enter.ExecuteNonQueryAsync(cancel);
    }

    private void Introduce(NpgsqlParameterCollection parameters, TenantId? tenant, Viewer? viewer)
    {
        parameters.Add(Text(tenant?.Value.ToString() ?? ""));
        parameters.Add(Text(viewer?.Person.Value.ToString() ?? ""));
        parameters.Add(Text(viewer is null ? "on" : ""));
        parameters.Add(Text(Told(clock.Today())));
    }

    /// <summary>A day as the functions that enter are told it.</summary>
    public static string Told(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static NpgsqlParameter<string> Text(string value) =>
        new() { TypedValue = value, NpgsqlDbType = NpgsqlDbType.Text };
}
