using System.Collections.Concurrent;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using Sparring.Platform.Data;

namespace Sparring.Platform.Live;

/// <summary>
/// Hears from the database whose rights have changed, whichever node changed them, and tells the pages she has open. A mark
/// stands for what was known when a page was made: the page looks again when it hears another one.
/// </summary>
public sealed class AccessChanges(Db db, TimeProvider clock, ILogger<AccessChanges> log) : BackgroundService
{
    private const string ListenSql = "listen sparring_access";
    private const string IsThereSql = "select 1";
    private const int SecondsToAnswer = 10;

    /// <summary>Silence longer than this is asked about: a connection that died without a word hears nothing for ever.</summary>
    private static readonly TimeSpan Stretch = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan AfterFault = TimeSpan.FromSeconds(1);
    private readonly ConcurrentDictionary<Guid, long> changes = new();
    private readonly ConcurrentDictionary<Channel<bool>, Guid> pages = new();
    private readonly string start = clock.GetUtcNow().ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
    private long forAll;

    /// <summary>The mark of a person now; another after each change that may concern her, and on another node.</summary>
    public string MarkOf(PersonId person) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{start}-{Interlocked.Read(ref forAll)}-{changes.GetValueOrDefault(person.Value)}"
        );

    /// <summary>Her mark now, and again at each change, until the page is closed.</summary>
    public async IAsyncEnumerable<string> FollowAsync(
        PersonId person,
        [EnumeratorCancellation] CancellationToken cancel
    )
    {
        // One waiting signal is enough: the mark is read when it is sent.
        var page = Channel.CreateBounded<bool>(
            new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite }
        );
        pages[page] = person.Value;
        try
        {
            do
            {
                yield return MarkOf(person);
            } while (await page.Reader.WaitToReadAsync(cancel) && page.Reader.TryRead(out _));
        }
        finally
        {
            pages.TryRemove(page, out _);
        }
    }

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
                log.LogWarning("Changes of rights are not heard ({Fault}); trying again.", fault.GetType().Name);
                await Task.Delay(AfterFault, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task ListenAsync(CancellationToken cancel)
    {
        await using var connection = await db.Source.OpenConnectionAsync(cancel);
        connection.Notification += (_, told) => Hear(told.Payload);
        await using (var listen = new NpgsqlCommand(ListenSql, connection))
        {
            await listen.ExecuteNonQueryAsync(cancel);
        }

        // What was said before we listened is unknown, so everybody looks; and on a new day, as rights end with a day.
        var day = clock.Today();
        TellAll();
        await using var isThere = new NpgsqlCommand(IsThereSql, connection) { CommandTimeout = SecondsToAnswer };
        while (true)
        {
            var hasHeard = await connection.WaitAsync(UntilMidnightOrStretch(), cancel);
            if (clock.Today() != day)
            {
                day = clock.Today();
                TellAll();
            }

            if (!hasHeard)
            {
                await isThere.ExecuteNonQueryAsync(cancel);
            }
        }
    }

    private TimeSpan UntilMidnightOrStretch()
    {
        var midnight = Clock.At(clock.Today().AddDays(1), TimeOnly.MinValue) - clock.GetUtcNow();
        return midnight < Stretch ? midnight + TimeSpan.FromMilliseconds(50) : Stretch;
    }

    private void Hear(string payload)
    {
        if (!Guid.TryParse(payload, out var person))
        {
            TellAll();
            return;
        }

        changes.AddOrUpdate(person, 1, (_, times) => times + 1);
        foreach (var (page, whose) in pages)
        {
            if (whose == person)
            {
                page.Writer.TryWrite(true);
            }
        }
    }

    private void TellAll()
    {
        Interlocked.Increment(ref forAll);
        foreach (var page in pages.Keys)
        {
            page.Writer.TryWrite(true);
        }
    }
}
