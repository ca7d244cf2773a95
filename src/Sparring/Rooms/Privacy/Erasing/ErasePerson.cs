using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Sparring.Platform.Data;
using Sparring.Platform.Sealing;
using Sparring.Rooms.Privacy.Contract;

namespace Sparring.Rooms.Privacy.Erasing;

/// <summary>
/// Erases a person who asked for it: what only she can find is taken back while her keys open, her rows go, her name and her mail, then
/// the keys (hers, and those of what only she is left in), and last a signed receipt. Broken off anywhere, the next start goes on.
/// </summary>
public sealed class ErasePerson(
    Db db,
    ErasureStore store,
    IEnumerable<IBeforeErasure> rooms,
    ISeals seals,
    CertificateSigner signer,
    ErasureLedger ledger,
    Ids ids,
    TimeProvider clock,
    ILogger<ErasePerson> log
) : IHostedService
{
    // What the operator's guide promises of the key store's backups.
    private const int DaysKeysAreBackedUp = 30;

    private static readonly JsonSerializerOptions Indented = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Null when it cannot be: she is the only one who organises a programme.</summary>
    public async Task<Erasure?> EraseAsync(Viewer viewer, CancellationToken cancel)
    {
        var asked = await db.AsAsync(
            viewer,
            async tx =>
            {
                if (await store.IsOnlyOrganiserAsync(tx))
                {
                    return null;
                }

                await store.AskAsync(tx, viewer, ids.Next(), clock.GetUtcNow());
                return await store.OfViewerAsync(tx);
            },
            cancel
        );
        return asked is null ? null : await GoOnAsync(asked, cancel);
    }

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await ReplayAsync(cancellationToken);
        if (!await db.AsSystemAsync(null, store.IsAnyGoingOnAsync, cancellationToken))
        {
            return;
        }

        foreach (var one in await db.AsSystemAsync(null, store.GoingOnAsync, cancellationToken))
        {
            try
            {
                await GoOnAsync(one, cancellationToken);
            }
#pragma warning disable CA1031 // because one that cannot go on must not keep everybody else out; it is tried again at the next start
            catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
            {
                log.LogError("The erasure {Erasure} could not go on: {Fault}.", one.Id, fault.GetType().Name);
            }
        }
    }

    // An older database was put back: whoever the ledger knows and the database does not is erased again, before anything is served.
    private async Task ReplayAsync(CancellationToken cancel)
    {
        var (entries, foreign) = ledger.Read();
        if (foreign > 0)
        {
            log.LogError("{Count} files beside the keys say somebody was erased and are not signed here.", foreign);
        }

        foreach (var tenant in entries.GroupBy(entry => entry.Tenant))
        {
            var back = await db.AsSystemAsync(
                new TenantId(tenant.Key),
                tx => store.AskAgainAsync(tx, new TenantId(tenant.Key), [.. tenant], clock.GetUtcNow()),
                cancel
            );
            if (back > 0)
            {
                log.LogWarning("{Count} who had been erased were back in the database and are erased again.", back);
            }
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task<Erasure?> GoOnAsync(Erasure asked, CancellationToken cancel)
    {
        var herself = new Viewer(asked.Tenant, asked.Person, "", "da", new HashSet<string>());
        await db.AsAsync(herself, tx => TakeOwnRowsAsync(tx, herself, asked.Id), cancel);
        await db.AsSystemAsync(asked.Tenant, tx => TakeNameAndKeysAsync(tx, asked.Id), cancel);
        return await db.AsSystemAsync(asked.Tenant, tx => store.FindAsync(tx, asked.Id), cancel);
    }

    private async Task TakeOwnRowsAsync(Tx tx, Viewer herself, Guid id)
    {
        if (await store.HoldAsync(tx, id) is not { RowsGoneAt: null } erasure)
        {
            return;
        }

        foreach (var room in rooms)
        {
            await room.LeaveAsync(tx, herself);
        }

        await store.TakeOwnRowsAsync(tx, erasure, clock.GetUtcNow());
    }

    // The keys go last and inside: when the rest is not kept, it is done again, and destroying twice is destroying once.
    private async Task TakeNameAndKeysAsync(Tx tx, Guid id)
    {
        if (await store.HoldAsync(tx, id) is not { RowsGoneAt: not null } erasure)
        {
            return;
        }

        ledger.Add(erasure, clock.GetUtcNow());
        var rows = await store.TakeNameAsync(tx, erasure, clock.Today());
        var own = (await store.ProgrammesAsync(tx, erasure.Tenant)).Select(programme =>
            seals.Destroy(erasure.Tenant, programme, erasure.Person)
        );
        var things = (erasure.Things ?? [])
            .Zip(erasure.Holders ?? [])
            .Select(key => seals.DestroyOwn(erasure.Tenant, key.First, new PersonId(key.Second)));
        var now = clock.GetUtcNow();
        await store.EndRequestAsync(tx, erasure.Person, now);
        var certificate = Certify(erasure, rows, [.. own.Concat(things).OfType<Guid>().Order()], now);
        await store.CertifyAsync(tx, id, now, certificate, signer.Sign(Encoding.UTF8.GetBytes(certificate)));
    }

    // Counts and ids of keys, and nobody's name.
    private string Certify(
        Erasure erasure,
        IReadOnlyDictionary<string, long> rows,
        IReadOnlyList<Guid> keys,
        DateTimeOffset now
    )
    {
        var counts = JsonSerializer.Deserialize<SortedDictionary<string, long>>(erasure.Counts ?? "{}") ?? [];
        foreach (var (table, count) in rows)
        {
            counts[table] = counts.GetValueOrDefault(table) + count;
        }

        return JsonSerializer.Serialize(
            new
            {
                erasure.Id,
                Kind = "person",
                ErasedAt = now.ToUniversalTime(),
                DeletedRows = counts
                    .Where(count => count.Value > 0)
                    .ToDictionary(count => count.Key, count => count.Value),
                StaysWithoutName = ErasurePlan
                    .Lines.Where(line => line.Fate == Fate.Stays)
                    .GroupBy(line => line.Why, line => line.Table, StringComparer.Ordinal)
                    .ToDictionary(why => why.Key, why => why.Distinct().Order(StringComparer.Ordinal)),
                DestroyedKeys = keys,
                KeyBackupsExpireOn = clock.Today().AddDays(DaysKeysAreBackedUp),
            },
            Indented
        );
    }
}
