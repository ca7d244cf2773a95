using System.Text;
using System.Text.Json;
using Sparring.Platform.Sealing;

namespace Sparring.Rooms.Privacy.Erasing;

/// <summary>
/// Who has been erased, beside the keys and outside the database: a signed file each, with numbers and no name. After a restore of an older
/// database the start reads it, and whoever came back is erased again before anything is served.
/// </summary>
public sealed class ErasureLedger(SparringSettings settings, CertificateSigner signer)
{
    private readonly string folder = Path.Combine(Path.GetFullPath(settings.KeyStore), "erased");

    public void Add(Erasure erasure, DateTimeOffset now)
    {
        var said = JsonSerializer.SerializeToUtf8Bytes(
            new Entry(erasure.Id, erasure.Tenant.Value, erasure.Person.Value, now.ToUniversalTime())
        );
        var line = $"{Convert.ToBase64String(said)}.{Convert.ToBase64String(signer.Sign(said))}\n";
        DurableFile.TryCreate(
            Path.Combine(folder, erasure.Tenant.Value.ToString("N"), erasure.Person.Value.ToString("N") + ".erased"),
            Encoding.ASCII.GetBytes(line)
        );
    }

    /// <summary>All that were signed here, and how many files hold something else: nobody is erased by those.</summary>
    public (IReadOnlyList<Entry> Entries, int Foreign) Read()
    {
        if (!Directory.Exists(folder))
        {
            return ([], 0);
        }

        var read = Directory
            .EnumerateFiles(folder, "*.erased", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .Select(file => EntryOf(File.ReadAllText(file)))
            .ToList();
        return ([.. read.OfType<Entry>()], read.Count(entry => entry is null));
    }

    private Entry? EntryOf(string line)
    {
        try
        {
            return
                line.Trim().Split('.') is [var said, var signature]
                && Convert.FromBase64String(said) is var content
                && signer.IsSigned(content, Convert.FromBase64String(signature))
                ? JsonSerializer.Deserialize<Entry>(content)
                : null;
        }
        catch (Exception fault) when (fault is FormatException or JsonException)
        {
            return null;
        }
    }

    /// <summary>An erasure that was carried out, by its receipt's number.</summary>
    public sealed record Entry(Guid Id, Guid Tenant, Guid Person, DateTimeOffset ErasedAt);
}
