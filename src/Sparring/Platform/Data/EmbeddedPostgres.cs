using Npgsql;

namespace Sparring.Platform.Data;

/// <summary>A private PostgreSQL of this installation: data in a folder, a Unix socket, no port. Ends when disposed.</summary>
public sealed class EmbeddedPostgres : IAsyncDisposable
{
    private const string Superuser = "postgres";
    private const string Application = "sparring";
    private const string ExistsSql = "select 1 from pg_database where datname = 'sparring'";
    private const string DatabaseSql = "create database sparring owner sparring";

    private const string RoleSql = """
        do $$ begin
            create role sparring login;
        exception when duplicate_object then null;
        end $$
        """;

    private readonly DataFolder folder;
    private readonly FileStream? held;
    private EmbeddedPostgresServer? server;

    private EmbeddedPostgres(DataFolder folder, string socket, FileStream? held)
    {
        this.folder = folder;
        this.held = held;
        Socket = socket;
    }

    public string Socket { get; }

    /// <summary>In one sentence, that there is no room to write in; null while there is.</summary>
    public string? Fullness => folder.Fullness;

    /// <summary>As the application: an ordinary role, so that row-level security holds.</summary>
    public string ConnectionString => As(Application, Application);

    /// <summary>For making databases in tests; the application never uses it.</summary>
    public string SuperuserConnectionString => As(Superuser, Superuser);

    /// <summary>
    /// The server of a folder, held for this process and not started yet: how to reach it is known at once. A folder in use by
    /// another start is a <see cref="StartFault"/>.
    /// </summary>
    public static EmbeddedPostgres Hold(string path)
    {
        var data = new DataFolder(path);
        var hold =
            data.TryHold()
            ?? throw new StartFault(
                $"Sparring is already running on the data folder {data.Path}: stop it first, or give another with --data."
            );
        return new EmbeddedPostgres(data, data.SocketFolder, hold);
    }

    /// <summary>Starts the server of a folder; made on first use. A folder in use by another start is a <see cref="StartFault"/>.</summary>
    /// <param name="settings">More settings of the server, such as <c>fsync=off</c> where nothing needs to last.</param>
    public static async Task<EmbeddedPostgres> StartAsync(
        string path,
        CancellationToken cancel,
        params string[] settings
    )
    {
        var started = Hold(path);
        await started.StartHeldAsync(cancel, settings);
        return started;
    }

    /// <summary>The running server of a folder, or one started for the call: for the command line.</summary>
    public static async Task<EmbeddedPostgres> JoinOrStartAsync(string path, CancellationToken cancel)
    {
        var data = new DataFolder(path);
#pragma warning disable CA2000 // because the server started keeps the hold and lets it go when it is disposed
        var hold = data.TryHold();
#pragma warning restore CA2000
        if (hold is not null)
        {
            var own = new EmbeddedPostgres(data, data.SocketFolder, hold);
            await own.StartHeldAsync(cancel);
            return own;
        }

        return data is { IsReady: true, RunningSocketFolder: { } socket }
            ? new EmbeddedPostgres(data, socket, null)
            : throw new StartFault(
                $"Sparring is just starting or stopping on the data folder {data.Path}: try again in a moment."
            );
    }

    /// <summary>Starts the server that <see cref="Hold"/> holds; a fault lets the folder go.</summary>
    public async Task StartHeldAsync(CancellationToken cancel, params string[] settings)
    {
        try
        {
            var user = OrdinaryUser.Find();
            var process = new EmbeddedPostgresServer(folder, user, EmbeddedPostgresBinaries.Find());
            await process.StopAsync(cancel);
            await folder.ForgetKilledServerAsync(cancel);
            if (!Directory.Exists(folder.Database))
            {
                folder.ForgetDatabase();
                await process.CreateAsync(cancel);
            }

            if (Socket != folder.OwnSocketFolder || !Directory.Exists(Socket))
            {
                await user.MakePrivateFolderAsync(Socket, cancel);
            }

            await process.StartAsync(Socket, settings, cancel);
            server = process;
            if (!folder.HasDatabase)
            {
                await MakeRoleAndDatabaseAsync(cancel);
                folder.NoteDatabase();
            }
        }
        catch
        {
            await DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        if (server is not null)
        {
            await server.StopAsync(CancellationToken.None);
        }

        if (held is not null)
        {
            await held.DisposeAsync();
        }
    }

    private string As(string user, string database) =>
        new NpgsqlConnectionStringBuilder
        {
            Host = Socket,
            Username = user,
            Database = database,
            SearchPath = "sparring",
        }.ConnectionString;

    private async Task MakeRoleAndDatabaseAsync(CancellationToken cancel)
    {
        await using var source = NpgsqlDataSource.Create(SuperuserConnectionString);
        await using var exists = source.CreateCommand(ExistsSql);
        if (await exists.ExecuteScalarAsync(cancel) is not null)
        {
            return;
        }

        await using var role = source.CreateCommand(RoleSql);
        await role.ExecuteNonQueryAsync(cancel);
        await using var database = source.CreateCommand(DatabaseSql);
        await database.ExecuteNonQueryAsync(cancel);
    }

    public override string ToString() => $"PostgreSQL of its own in {folder.Database}";
}
