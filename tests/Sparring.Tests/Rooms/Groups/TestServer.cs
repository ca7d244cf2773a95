using Npgsql;

namespace Sparring.Tests.Rooms.Groups;

internal static class TestServer
{
    public static async Task<string> NewDatabaseAsync()
    {
        var server =
            Environment.GetEnvironmentVariable("SPARRING_TEST_SERVER")
            ?? throw new InvalidOperationException("Set SPARRING_TEST_SERVER to the connection string of a role that may create databases.");
        var name = "groups_" + Path.GetRandomFileName().Replace(".", "", StringComparison.Ordinal);
        await using var source = NpgsqlDataSource.Create(server);
        await using var create = source.CreateCommand($"create database {name}");
        await create.ExecuteNonQueryAsync();
        return new NpgsqlConnectionStringBuilder(server) { Database = name, SearchPath = "sparring" }.ConnectionString;
    }
}
