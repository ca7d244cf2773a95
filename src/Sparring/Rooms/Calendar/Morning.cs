using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using Sparring.Platform.Data;
using Sparring.Rooms.Calendar.Contract;

namespace Sparring.Rooms.Calendar;

/// <summary>Eight o'clock in Copenhagen: reminders go out, and who joined since gets the invitation. After a restart the day is made up for.</summary>
public sealed class Morning(
    Reminders reminders,
    OwnReminders ownReminders,
    ProgrammeInvitations invitations,
    IEnumerable<IMorningWork> rooms,
    TimeProvider clock,
    ILogger<Morning> log
) : BackgroundService
{
    private static readonly TimeOnly Time = new(8, 0);
    private static readonly TimeSpan AfterFault = TimeSpan.FromMinutes(1);

    /// <summary>How long until the next eight o'clock; an hour more or less on the days the clock changes.</summary>
    public static TimeSpan UntilNext(DateTimeOffset now)
    {
        var here = now.InCopenhagen();
        var today = DateOnly.FromDateTime(here.DateTime);
        var next = Clock.At(today, Time);
        return (next > now ? next : Clock.At(today.AddDays(1), Time)) - now;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var wait = await RunAsync(stoppingToken);
            await Task.Delay(wait, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task<TimeSpan> RunAsync(CancellationToken cancel)
    {
        try
        {
            if (TimeOnly.FromDateTime(clock.Here().DateTime) >= Time)
            {
                await reminders.SendDueAsync(cancel);
                await ownReminders.SendDueAsync(cancel);
                await invitations.InviteJoinersAsync(cancel);
                foreach (var room in rooms)
                {
                    await room.RunAsync(cancel);
                }
            }

            return UntilNext(clock.GetUtcNow());
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            return TimeSpan.Zero;
        }
        catch (Exception fault) when (fault is NpgsqlException or IOException or TimeoutException)
        {
            // The database may be starting; nothing is lost, for what has not gone is still due.
            log.LogWarning(
                "The reminders of the day cannot be read ({Fault}); they are tried again in a minute.",
                fault.GetType().Name
            );
            return AfterFault;
        }
    }
}
