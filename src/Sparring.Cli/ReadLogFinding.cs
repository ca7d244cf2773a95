using Npgsql;
using Sparring.Platform.Data;
using Sparring.Rooms.Privacy;

namespace Sparring.Cli;

/// <summary>Does the chain of the read log hold, by itself and against its anchors beside the keys?</summary>
public static class ReadLogFinding
{
    public static async Task<Finding> AskAsync(string connectionString, string keys, CancellationToken cancel)
    {
        TypeHandlers.Register();
        await using var source = NpgsqlDataSource.Create(connectionString);
        var settings = new SparringSettings
        {
            ConnectionString = connectionString,
            KeyStore = keys,
            Assets = "",
            Programmes = "",
            Address = new Uri("http://localhost"),
        };
        var anchors = new ReadLogAnchors(settings, TimeProvider.System);
        var check = new ReadLogCheck(new Db(source, TimeProvider.System), new ReadLogStore(), anchors);
        try
        {
            return Of(await check.RunAsync(cancel), (await anchors.ReadAsync(cancel)).Count);
        }
        catch (PostgresException fault) when (fault.SqlState == PostgresErrorCodes.UndefinedTable)
        {
            return new(false, "Read log: there is none yet; run 'schema apply' or start Sparring.");
        }
    }

    private static Finding Of(IReadOnlyList<ReadLogFault> faults, int anchored) =>
        faults is [var first, ..]
            ? new(
                false,
                $"Read log: the chain is broken in {faults.Count} places, first at position {first.Position} of organisation {first.Tenant}: {first.Fault}."
            )
            : new(true, $"Read log: the chain holds and agrees with its {anchored} anchors.");
}
