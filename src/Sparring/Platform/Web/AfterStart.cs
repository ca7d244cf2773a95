using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Sparring.Platform.Web;

/// <summary>Work in the background that nobody waits for begins when whoever waited for the start has had the first page.</summary>
public static class AfterStart
{
    /// <summary>Longer than a first page takes on a slow machine.</summary>
    private static readonly PauseAfterStart Standard = new(TimeSpan.FromSeconds(1));

    public static IServiceCollection AddAfterStart<T>(this IServiceCollection services)
        where T : BackgroundService =>
        services
            .AddSingleton<T>()
            .AddHostedService(given => new Later<T>(given, given.GetRequiredService<IHostApplicationLifetime>()));

    private sealed class Later<T>(IServiceProvider given, IHostApplicationLifetime life) : BackgroundService
        where T : BackgroundService
    {
        protected override async Task ExecuteAsync(CancellationToken stoppingToken)
        {
            var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            await using var told = life.ApplicationStarted.Register(started.SetResult);
            await started.Task.WaitAsync(stoppingToken);
            await Task.Delay((given.GetService<PauseAfterStart>() ?? Standard).Time, stoppingToken);
            var work = given.GetRequiredService<T>();
            await work.StartAsync(stoppingToken);
            await (work.ExecuteTask ?? Task.CompletedTask);
        }
    }
}

/// <summary>For whoever wants another pause between the start and the work in the background than <see cref="AfterStart"/> makes.</summary>
public sealed record PauseAfterStart(TimeSpan Time);
