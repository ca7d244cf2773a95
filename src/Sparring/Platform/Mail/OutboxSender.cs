using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using Sparring.Platform.Data;

namespace Sparring.Platform.Mail;

/// <summary>Waits for the database to say that there is mail, sends it, and sleeps until the next retry is due.</summary>
public sealed class OutboxSender(Db db, Sending sending, TimeProvider clock, ILogger<OutboxSender> log)
    : BackgroundService
{
    private static readonly TimeSpan LongestSleep = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan AfterFault = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await ListenAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception fault) when (fault is NpgsqlException or IOException or TimeoutException)
            {
                // The database may be starting or on its way back; the messages wait in it meanwhile.
                log.LogWarning(
                    "The outbox cannot reach its table ({Fault}); it tries again in a moment.",
                    fault.GetType().Name
                );
                await Task.Delay(AfterFault, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task ListenAsync(CancellationToken cancel)
    {
        await using var connection = await db.Source.OpenConnectionAsync(cancel);
        await using (var listen = new NpgsqlCommand("listen sparring_outbox", connection))
        {
            await listen.ExecuteNonQueryAsync(cancel);
        }

        while (true)
        {
            await sending.SendDueAsync(cancel);
            await connection.WaitAsync(await SleepAsync(cancel), cancel);
        }
    }

    private async Task<TimeSpan> SleepAsync(CancellationToken cancel)
    {
        var next = await sending.NextTryAsync(cancel) - clock.GetUtcNow();
        return next is { } wait && wait < LongestSleep ? Max(wait, TimeSpan.FromSeconds(1)) : LongestSleep;
    }

    private static TimeSpan Max(TimeSpan one, TimeSpan other) => one > other ? one : other;
}
