using Npgsql;
using Sparring.Platform.Data;
using Sparring.Rooms.Privacy;
using Sparring.Testing;
using Xunit;

[assembly: AssemblyFixture(typeof(TestServer))]

namespace Sparring.Testing;

/// <summary>
/// One real PostgreSQL for the whole run: a private one, or the one <c>SPARRING_TEST_CONNECTION</c> names (a superuser,
/// for it makes databases). A template with the schema is made once; every test class gets a copy of it.
/// </summary>
public sealed class TestServer : IAsyncLifetime
{
    private const string Role = "sparring_test";
    private readonly string folder = Path.Combine(
        Path.GetTempPath(),
        "sparring-tests-" + Ids.Secure.Next().ToString("N")[..8]
    );
    private readonly string template = "template_" + Ids.Secure.Next().ToString("N")[..8];
    private EmbeddedPostgres? own;
    private string superuser = "";

    public async ValueTask InitializeAsync()
    {
        superuser = Environment.GetEnvironmentVariable("SPARRING_TEST_CONNECTION") ?? await StartOwnAsync();
        await AskAsync(
            $"do $$ begin create role {Role} login password '{Role}'; exception when duplicate_object then null; end $$"
        );
        await AskAsync($"create database {template} owner {Role}");
        await Schema.ApplyAsync(ConnectionString(template), CancellationToken.None);
        await WritePermissionsAsync();
        NpgsqlConnection.ClearAllPools();
    }

    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        if (own is null)
        {
            await AskAsync($"drop database if exists {template} with (force)");
            return;
        }

        await own.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>A fresh database with the schema and nothing in it, or with what another holds.</summary>
    public async Task<string> CreateDatabaseAsync(string? copyOf = null)
    {
        var name = "test_" + Ids.Secure.Next().ToString("N");
        await AskAsync($"create database {name} template {copyOf ?? template} owner {Role}");
        return name;
    }

    public Task DropDatabaseAsync(string name) => AskAsync($"drop database if exists {name} with (force)");

    /// <summary>As the application: an ordinary role, so that row-level security holds.</summary>
    public string ConnectionString(string database) =>
        new NpgsqlConnectionStringBuilder(superuser)
        {
            Username = Role,
            Password = Role,
            Database = database,
            SearchPath = "sparring",
        }.ConnectionString;

    /// <summary>Past row-level security: to look behind it, never to work as the application.</summary>
    public string SuperuserConnectionString(string database) =>
        new NpgsqlConnectionStringBuilder(superuser) { Database = database, SearchPath = "sparring" }.ConnectionString;

    private async Task WritePermissionsAsync()
    {
        await using var source = NpgsqlDataSource.Create(ConnectionString(template));
        await new PermissionTable(new Db(source, TimeProvider.System), PermissionMatrix.Embedded).WriteAsync(
            CancellationToken.None
        );
    }

    private async Task<string> StartOwnAsync()
    {
        own = await EmbeddedPostgres.StartAsync(
            folder,
            CancellationToken.None,
            "fsync=off",
            "synchronous_commit=off",
            "full_page_writes=off"
        );
        return own.SuperuserConnectionString;
    }

    private async Task AskAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(
            new NpgsqlConnectionStringBuilder(superuser) { Database = "postgres", Pooling = false }.ConnectionString
        );
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
