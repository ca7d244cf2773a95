using System.CommandLine;
using Sparring.Platform.Data;

namespace Sparring.Cli;

/// <summary>The database a verb works on: the one <c>ConnectionStrings__Sparring</c> names, else the private one of a data folder.</summary>
public sealed class CommandDatabase : IAsyncDisposable
{
    private readonly EmbeddedPostgres? own;

    private CommandDatabase(EmbeddedPostgres? own, string connectionString)
    {
        this.own = own;
        ConnectionString = connectionString;
    }

    public string ConnectionString { get; }

    public static Option<string> DataOption() =>
        new("--data")
        {
            Description = "Folder of the private database and the keys.",
            DefaultValueFactory = _ => "data",
        };

    /// <summary>Joins the private server that runs on the folder, or starts it for the call.</summary>
    public static async Task<CommandDatabase> OpenAsync(string data, CancellationToken cancel)
    {
        if (Environment.GetEnvironmentVariable("ConnectionStrings__Sparring") is { Length: > 0 } named)
        {
            return new CommandDatabase(null, DatabaseRequirements.WithSearchPath(named));
        }

        var server = await EmbeddedPostgres.JoinOrStartAsync(data, cancel);
        return new CommandDatabase(server, server.ConnectionString);
    }

    /// <summary>Runs a verb; what keeps it from starting is one sentence and exit code 1.</summary>
    public static async Task<int> RunAsync(string data, Func<CommandDatabase, Task<int>> verb, CancellationToken cancel)
    {
        try
        {
            await using var database = await OpenAsync(data, cancel);
            return await verb(database);
        }
        catch (StartFault fault)
        {
            await Console.Error.WriteLineAsync(fault.Message);
            return 1;
        }
    }

    public ValueTask DisposeAsync() => own?.DisposeAsync() ?? ValueTask.CompletedTask;
}
