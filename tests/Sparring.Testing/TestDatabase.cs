using Dapper;
using Npgsql;
using Sparring.Platform.Data;
using Xunit;

namespace Sparring.Testing;

/// <summary>
/// A database of a test class's own: <c>class XTests(TestDatabase database) : IClassFixture&lt;TestDatabase&gt;</c>.
/// For tests through the pages take <see cref="TestApp"/> instead, which has one.
/// </summary>
public sealed class TestDatabase(TestServer server) : IAsyncLifetime
{
    private string name = "";
    private NpgsqlDataSource? source;

    public FakeClock Clock { get; } = new(new DateTimeOffset(2019, 1, 15, 9, 0, 0, TimeSpan.Zero));

    /// <summary>Another that nobody is connected to: this one begins as it stands.</summary>
    public TestDatabase? CopyOf { get; init; }

    public string ConnectionString => server.ConnectionString(name);

    public string SuperuserConnectionString => server.SuperuserConnectionString(name);

    /// <summary>The application's way in: <c>Db.AsAsync(viewer, …)</c>.</summary>
    public Db Db => new(source ?? throw new InvalidOperationException("The database is not made yet."), Clock);

    /// <summary>Makes people, programmes and groups by plain SQL.</summary>
    public TestWorld World => new(this);

    public async ValueTask InitializeAsync()
    {
        TypeHandlers.Register();
        name = await server.CreateDatabaseAsync(CopyOf?.name);
        source = NpgsqlDataSource.Create(ConnectionString);
    }

    public async ValueTask DisposeAsync()
    {
        if (source is not null)
        {
            await source.DisposeAsync();
        }

        await server.DropDatabaseAsync(name);
    }

    /// <summary>Runs a statement past row-level security.</summary>
    public async Task<int> ExecuteAsync(string sql, object? parameters = null)
    {
        await using var connection = new NpgsqlConnection(SuperuserConnectionString);
        return await connection.ExecuteAsync(sql, parameters);
    }

    /// <summary>Whether somebody waits for a lock of the table.</summary>
    public async Task<bool> IsWaitedForAsync(string table) =>
        (
            await ListAsync<bool>(
                "select exists (select from pg_locks where not granted and relation = @table::regclass)",
                new { table }
            )
        )[0];

    /// <summary>Asks past row-level security: what really stands in the tables.</summary>
    public async Task<IReadOnlyList<T>> ListAsync<T>(string sql, object? parameters = null)
    {
        await using var connection = new NpgsqlConnection(SuperuserConnectionString);
        return (await connection.QueryAsync<T>(sql, parameters)).AsList();
    }
}
