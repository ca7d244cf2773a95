using Npgsql;
using Sparring.Platform.Data;

namespace Sparring.Web;

/// <summary>The database of this start: the one the settings name, else a private one; checked and at the newest schema.</summary>
public sealed class StartDatabase : IAsyncDisposable
{
    private const string DiskFull = "53100";
    private readonly EmbeddedPostgres? own;
    private readonly Lazy<NpgsqlDataSource> source;
    private Task<string>? opening;

    private StartDatabase(EmbeddedPostgres? own, string connectionString)
    {
        this.own = own;
        ConnectionString = connectionString;
        source = new Lazy<NpgsqlDataSource>(() => Db.SourceOf(connectionString));
    }

    public string ConnectionString { get; }

    /// <summary>The application's connections: what checks the server is the first to use them, and the types it learns are learnt once.</summary>
    public NpgsqlDataSource Source => source.Value;

    public bool IsPrivate => own is not null;

    /// <summary>In one sentence, that the disk of the private database is full; null while there is room, and for a server elsewhere.</summary>
    public string? Fullness => own?.Fullness;

    /// <summary>Where the database is, at once; it answers when <see cref="OpenAsync"/> has ended.</summary>
    public static StartDatabase Of(string? named, string data)
    {
        var server = string.IsNullOrWhiteSpace(named) ? EmbeddedPostgres.Hold(data) : null;
        return new StartDatabase(server, server?.ConnectionString ?? DatabaseRequirements.WithSearchPath(named ?? ""));
    }

    /// <summary>Starts, checks and brings it to the newest schema, beside whatever else is to be done; answers what was found.</summary>
    public Task<string> OpenAsync(CancellationToken cancel) => opening ??= Task.Run(() => OpenedAsync(cancel), cancel);

    public async ValueTask DisposeAsync()
    {
        if (opening is not null)
        {
            // Its fault is told by whoever waits for it; here it is only to have ended.
            await ((Task)opening).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        if (source.IsValueCreated)
        {
            await source.Value.DisposeAsync();
        }

        if (own is not null)
        {
            await own.DisposeAsync();
        }
    }

    private async Task<string> OpenedAsync(CancellationToken cancel)
    {
        try
        {
            var starting = own?.StartHeldAsync(cancel) ?? Task.CompletedTask;
            // While the server comes up: the driver takes as long to be made ready.
            var connections = Source;
            await starting;
            var found = await DatabaseRequirements.CheckAsync(connections, cancel);
            await Schema.ApplyAsync(connections, cancel);
            return own is null ? found : $"{found}, {own}";
        }
        catch (PostgresException fault) when (fault.SqlState == DiskFull)
        {
            throw new StartFault("The disk is full: the database has no room to write.", fault);
        }
    }
}
