using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Sparring.Platform.Web;
using Sparring.Testing;
using Xunit;

namespace Sparring.Tests.Platform.Web;

/// <summary>In the real host of the framework.</summary>
public sealed class AfterStartTests
{
    private readonly Log log = new();

    [Fact]
    public async Task It_is_not_even_made_while_somebody_waits_for_the_start_and_ends_with_the_host()
    {
        using var host = HostOf(fails: false);
        await host.StartAsync(TestContext.Current.CancellationToken);
        Assert.Empty(log.Said);

        await Waiting.UntilAsync(() => Task.FromResult(log.Said.Count == 2));
        await host.StopAsync(TestContext.Current.CancellationToken);

        Assert.Equal(["made", "begun", "ended"], log.Said);
    }

    [Fact]
    public async Task Ended_before_its_turn_it_never_begins()
    {
        using var host = HostOf(fails: false);
        await host.StartAsync(TestContext.Current.CancellationToken);

        await host.StopAsync(TestContext.Current.CancellationToken);

        Assert.Empty(log.Said);
    }

    [Fact]
    public async Task A_fault_in_it_ends_the_program_as_in_any_work_in_the_background()
    {
        using var host = HostOf(fails: true);
        await host.StartAsync(TestContext.Current.CancellationToken);

        await host.WaitForShutdownAsync(TestContext.Current.CancellationToken);

        Assert.Equal(["made", "begun"], log.Said);
    }

    private IHost HostOf(bool fails)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(log).AddSingleton(new Fate(fails)).AddAfterStart<Work>();
        return builder.Build();
    }

    private sealed record Fate(bool Fails);

    private sealed class Log
    {
        private readonly List<string> said = [];

        public IReadOnlyList<string> Said
        {
            get
            {
                lock (said)
                {
                    return [.. said];
                }
            }
        }

        public void Say(string word)
        {
            lock (said)
            {
                said.Add(word);
            }
        }
    }

    private sealed class Work : BackgroundService
    {
        private readonly Log log;
        private readonly Fate fate;

        public Work(Log log, Fate fate)
        {
            (this.log, this.fate) = (log, fate);
            log.Say("made");
        }

        protected override async Task ExecuteAsync(CancellationToken stoppingToken)
        {
            log.Say("begun");
            if (fate.Fails)
            {
                throw new InvalidOperationException();
            }

            await Task.Delay(Timeout.Infinite, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            log.Say("ended");
        }
    }
}
