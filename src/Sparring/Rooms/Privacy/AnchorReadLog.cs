using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using Sparring.Platform.Data;

namespace Sparring.Rooms.Privacy;

/// <summary>Writes the heads of the read log outside the database: at the start and once a day.</summary>
public sealed class AnchorReadLog(
    Db db,
    ReadLogStore store,
    ReadLogAnchors anchors,
    TimeProvider clock,
    ILogger<AnchorReadLog> log
) : BackgroundService
{
    public async Task RunOnceAsync(CancellationToken cancel) =>
        await anchors.AddAsync(await db.AsSystemAsync(null, store.HeadsAsync, cancel), cancel);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var day = new PeriodicTimer(TimeSpan.FromDays(1), clock);
        do
        {
            try
            {
                await RunOnceAsync(stoppingToken);
            }
            catch (Exception fault) when (fault is NpgsqlException or IOException)
            {
                // People go on working; tomorrow's anchor covers today, and the log of the server says what was wrong.
                log.LogError(fault, "The read log could not be anchored.");
            }
        } while (await day.WaitForNextTickAsync(stoppingToken));
    }
}
