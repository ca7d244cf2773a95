using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Sparring.Platform.Data;

namespace Sparring.Platform.Sealing;

/// <summary>
/// Format 1 of a seal: format (1 byte), first half of the key's id (8), nonce (12), AES-256-GCM ciphertext, tag (16).
/// The associated data are the format and the whole place, every part with its length.
/// </summary>
public sealed class Seals(SparringSettings settings) : ISeals
{
    private const byte Format = 1;
    private const int IdLength = 8;
    private const int NonceLength = 12;
    private const int TagLength = 16;
    private const int HeadLength = 1 + IdLength + NonceLength;
    private readonly KeyStore keys = new(settings.KeyStore);

    public byte[] Seal(SealedPlace place, string text)
    {
        var key = keys.GetOrMake(OwnerOf(place));
        var plain = Encoding.UTF8.GetBytes(text);
        var seal = new byte[HeadLength + plain.Length + TagLength];
        seal[0] = Format;
        KeyMark(key).CopyTo(seal.AsSpan(1));
        var nonce = seal.AsSpan(1 + IdLength, NonceLength);
        RandomNumberGenerator.Fill(nonce);
        using var cipher = new AesGcm(key.Secret, TagLength);
        cipher.Encrypt(nonce, plain, seal.AsSpan(HeadLength, plain.Length), seal.AsSpan(^TagLength..), Bound(place));
        CryptographicOperations.ZeroMemory(plain);
        return seal;
    }

    public string Open(SealedPlace place, ReadOnlySpan<byte> seal)
    {
        if (seal.Length < HeadLength + TagLength || seal[0] != Format)
        {
            throw new SealBrokenException();
        }

        var key = keys.Get(OwnerOf(place));
        if (!seal.Slice(1, IdLength).SequenceEqual(KeyMark(key)))
        {
            throw new SealBrokenException();
        }

        var plain = new byte[seal.Length - HeadLength - TagLength];
        try
        {
            using var cipher = new AesGcm(key.Secret, TagLength);
            cipher.Decrypt(
                seal.Slice(1 + IdLength, NonceLength),
                seal[HeadLength..^TagLength],
                seal[^TagLength..],
                plain,
                Bound(place)
            );
            return Encoding.UTF8.GetString(plain);
        }
        catch (AuthenticationTagMismatchException elsewhere)
        {
            throw new SealBrokenException(elsewhere);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(plain);
        }
    }

    public Guid? Destroy(TenantId tenant, ProgrammeId programme, PersonId subject) =>
        keys.Destroy(new KeyOwner(tenant, programme, subject));

    // A thing's own key stands where a programme's would: ids are random, so the two never meet.
    private static KeyOwner OwnerOf(SealedPlace place) =>
        new(place.Tenant, place.OwnKey is { } thing ? new ProgrammeId(thing) : place.Programme, place.Subject);

    private static ReadOnlySpan<byte> KeyMark(SubjectKey key) => key.Id.ToByteArray().AsSpan(0, IdLength);

    private static byte[] Bound(SealedPlace place)
    {
        var version = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(version, place.Version);
        return
        [
            Format,
            .. place.Tenant.Value.ToByteArray(),
            .. place.Programme.Value.ToByteArray(),
            .. place.Subject.Value.ToByteArray(),
            .. place.ArtefactId.ToByteArray(),
            .. version,
            .. WithLength(place.Artefact),
            .. WithLength(place.Field),
        ];
    }

    private static byte[] WithLength(string part)
    {
        var bytes = Encoding.UTF8.GetBytes(part);
        var length = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, bytes.Length);
        return [.. length, .. bytes];
    }
}
