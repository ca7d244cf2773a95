using System.Globalization;
using Npgsql;
using NpgsqlTypes;

namespace Sparring.Platform.Data;

/// <summary>The way to the database: every question is asked as somebody, in a transaction.</summary>
public sealed class Db(NpgsqlDataSource source, TimeProvider clock)
{
    private const string EnterSql =
        "select set_config('sparring.tenant', $1, true), set_config('sparring.viewer', $2, true), "
        + "set_config('sparring.system', $3, true), set_config('sparring.today', $4, true)";

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
    public async Task<T> AskAsync<T>(
        Viewer viewer,
        IEnumerable<Question> questions,
        Func<Answers, Task<T>> read,
        CancellationToken cancel
    )
    {
        await using var batch = source.CreateBatch();
        var enter = new NpgsqlBatchCommand(EnterSql);
        Introduce(enter.Parameters, viewer.Tenant, viewer);
        batch.BatchCommands.Add(enter);
        foreach (var question in questions)
        {
            batch.BatchCommands.Add(question.Command());
        }

        await using var rows = await batch.ExecuteReaderAsync(cancel);
        return await read(new Answers(rows, cancel));
    }

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
        parameters.Add(Text(clock.Today().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));
    }

    private static NpgsqlParameter<string> Text(string value) =>
        new() { TypedValue = value, NpgsqlDbType = NpgsqlDbType.Text };
}
