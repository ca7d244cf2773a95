using System.Globalization;

namespace Sparring.Rooms.Privacy;

/// <summary>
/// Where the chains stood, written beside the keys: a database made anew does not agree with it.
/// One line each: time, organisation, position, hash.
/// </summary>
public sealed class ReadLogAnchors(SparringSettings settings, TimeProvider clock)
{
    private readonly string path = Path.Combine(settings.KeyStore, "read-log.anchors");

    /// <summary>Adds the heads that have moved since they were last written; the file is only ever appended to.</summary>
    public async Task AddAsync(IEnumerable<ReadLogHead> heads, CancellationToken cancel)
    {
        var known = await ReadAsync(cancel);
        var now = clock.GetUtcNow().ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
        var lines = heads
            .Where(head => head.Position > 0 && !known.ContainsKey((head.Tenant, head.Position)))
            .Select(head =>
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{now} {head.Tenant} {head.Position} {Convert.ToHexStringLower(head.Hash)}"
                )
            )
            .ToList();
        if (lines.Count > 0)
        {
            Directory.CreateDirectory(settings.KeyStore);
            await File.AppendAllLinesAsync(path, lines, cancel);
        }
    }

    public async Task<IReadOnlyDictionary<(Guid Tenant, long Position), byte[]>> ReadAsync(CancellationToken cancel)
    {
        var anchors = new Dictionary<(Guid, long), byte[]>();
        if (!File.Exists(path))
        {
            return anchors;
        }

        foreach (var line in await File.ReadAllLinesAsync(path, cancel))
        {
            if (line.Split(' ') is [_, var tenant, var position, var hash])
            {
                anchors.TryAdd(
                    (Guid.Parse(tenant), long.Parse(position, CultureInfo.InvariantCulture)),
                    Convert.FromHexString(hash)
                );
            }
        }

        return anchors;
    }
}
