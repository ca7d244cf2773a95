using Npgsql;
using Sparring.Platform.Data;

namespace Sparring.Web;

/// <summary>The database of this start: the one the settings name, else a private one; checked and at the newest schema.</summary>
public sealed class StartDatabase : IAsyncDisposable
{
    private const string DiskFull = "53100";
    private readonly EmbeddedPostgres? own;

    private StartDatabase(EmbeddedPostgres? own, string connectionString, string found)
    {
        this.own = own;
        ConnectionString = connectionString;
        Found = found;
    }

    public string ConnectionString { get; }

    public string Found { get; }

    public bool IsPrivate => own is not null;

    public static async Task<StartDatabase> OpenAsync(string? named, string data, CancellationToken cancel)
    {
        var server = string.IsNullOrWhiteSpace(named) ? await EmbeddedPostgres.StartAsync(data, cancel) : null;
        try
        {
            var connection = server?.ConnectionString ?? DatabaseRequirements.WithSearchPath(named ?? "");
            var found = await DatabaseRequirements.CheckAsync(connection, cancel);
            await Schema.ApplyAsync(connection, cancel);
            return new StartDatabase(server, connection, server is null ? found : $"{found}, {server}");
        }
        catch (PostgresException fault) when (fault.SqlState == DiskFull)
        {
            await StopAsync(server);
            throw new StartFault("The disk is full: the database has no room to write.", fault);
        }
        catch
        {
            await StopAsync(server);
            throw;
        }
    }

    public ValueTask DisposeAsync() => StopAsync(own);

    private static ValueTask StopAsync(EmbeddedPostgres? server) => server?.DisposeAsync() ?? ValueTask.CompletedTask;
}
