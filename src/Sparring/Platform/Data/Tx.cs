using System.Data.Common;
using Dapper;
using Npgsql;

namespace Sparring.Platform.Data;

/// <summary>One transaction that asks as one viewer; statements are the <c>…Sql</c> constants of a store.</summary>
public sealed class Tx(
    NpgsqlConnection connection,
    NpgsqlTransaction transaction,
    Viewer? viewer,
    CancellationToken cancel
)
{
    /// <summary>Whom the database takes us for; null when the system itself works (never on confidential tables).</summary>
    public Viewer? Viewer => viewer;

    public NpgsqlConnection Connection => connection;

    public NpgsqlTransaction Transaction => transaction;

    public CancellationToken Cancel => cancel;

    public async Task<IReadOnlyList<T>> ListAsync<T>(string sql, object? parameters = null) =>
        (await connection.QueryAsync<T>(Command(sql, parameters))).AsList();

    public Task<T?> FindAsync<T>(string sql, object? parameters = null)
        where T : class => connection.QueryFirstOrDefaultAsync<T>(Command(sql, parameters));

    public Task<T?> ValueAsync<T>(string sql, object? parameters = null) =>
        connection.ExecuteScalarAsync<T>(Command(sql, parameters));

    public Task<int> ExecuteAsync(string sql, object? parameters = null) =>
        connection.ExecuteAsync(Command(sql, parameters));

    /// <summary>Rows one at a time, for lists too long to hold.</summary>
    public IAsyncEnumerable<T> StreamAsync<T>(string sql, object? parameters = null) =>
        connection.QueryUnbufferedAsync<T>(sql, parameters, transaction);

    public Task<DbDataReader> ReadAsync(string sql, object? parameters = null) =>
        connection.ExecuteReaderAsync(Command(sql, parameters));

    private CommandDefinition Command(string sql, object? parameters) =>
        new(sql, parameters, transaction, cancellationToken: cancel);
}
