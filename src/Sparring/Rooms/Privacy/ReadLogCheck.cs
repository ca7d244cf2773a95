using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Sparring.Platform.Data;

namespace Sparring.Rooms.Privacy;

/// <summary>Where a chain does not hold: the organisation, the position, and what is wrong.</summary>
public sealed record ReadLogFault(Guid Tenant, long Position, string Fault);

/// <summary>Recomputes every chain of the read log, and compares it with its head and with the anchors outside the database.</summary>
public sealed class ReadLogCheck(Db db, ReadLogStore store, ReadLogAnchors anchors)
{
    public Task<IReadOnlyList<ReadLogFault>> RunAsync(CancellationToken cancel) =>
        db.AsSystemAsync(null, RunAsync, cancel);

    /// <summary>SHA-256 over the hash before, the position, and every field with its length; the same as SQL <c>read_log_hash</c>.</summary>
    public static byte[] HashOf(byte[] previous, ReadLogRow row)
    {
        string[] fields =
        [
            row.Tenant.ToString(),
            row.Reader.ToString(),
            row.Subject.ToString(),
            row.Artefact,
            row.ArtefactId.ToString(),
            row.Programme.ToString(),
            row.Purpose,
            row.Outcome,
            ((row.At - DateTimeOffset.UnixEpoch).Ticks / 10).ToString(CultureInfo.InvariantCulture),
        ];
        var text = new StringBuilder(row.Position.ToString(CultureInfo.InvariantCulture));
        foreach (var field in fields)
        {
            text.Append(CultureInfo.InvariantCulture, $"|{Encoding.UTF8.GetByteCount(field)}:{field}");
        }

        return SHA256.HashData([.. previous, .. Encoding.UTF8.GetBytes(text.ToString())]);
    }

    private async Task<IReadOnlyList<ReadLogFault>> RunAsync(Tx tx)
    {
        var faults = new List<ReadLogFault>();
        var ends = new Dictionary<Guid, ReadLogHead>();
        var anchored = await anchors.ReadAsync(tx.Cancel);
        await foreach (var row in store.ChainAsync(tx))
        {
            var before = ends.GetValueOrDefault(row.Tenant) ?? new ReadLogHead(row.Tenant, 0, []);
            if (row.Position != before.Position + 1)
            {
                faults.Add(new ReadLogFault(row.Tenant, before.Position + 1, "missing"));
            }

            if (!row.Hash.AsSpan().SequenceEqual(HashOf(before.Hash, row)))
            {
                faults.Add(new ReadLogFault(row.Tenant, row.Position, "changed"));
            }

            if (
                anchored.TryGetValue((row.Tenant, row.Position), out var hash) && !row.Hash.AsSpan().SequenceEqual(hash)
            )
            {
                faults.Add(new ReadLogFault(row.Tenant, row.Position, "not what was anchored"));
            }

            ends[row.Tenant] = new ReadLogHead(row.Tenant, row.Position, row.Hash);
        }

        faults.AddRange((await store.HeadsAsync(tx)).Where(head => !IsEnd(head, ends)).Select(Cut));
        faults.AddRange(
            anchored
                .Keys.Where(anchor => anchor.Position > (ends.GetValueOrDefault(anchor.Tenant)?.Position ?? 0))
                .Select(Lost)
        );
        return faults;
    }

    private static bool IsEnd(ReadLogHead head, Dictionary<Guid, ReadLogHead> ends) =>
        ends.TryGetValue(head.Tenant, out var end)
        && end.Position == head.Position
        && end.Hash.AsSpan().SequenceEqual(head.Hash);

    private static ReadLogFault Cut(ReadLogHead head) =>
        new(head.Tenant, head.Position, "the end does not match its head");

    private static ReadLogFault Lost((Guid Tenant, long Position) anchor) =>
        new(anchor.Tenant, anchor.Position, "anchored, but gone");
}
