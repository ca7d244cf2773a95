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
    private const int MarkLength = 8;
    private const int IdLength = 16;
    private const int NonceLength = 12;
    private const int TagLength = 16;
    private const int HeadLength = 1 + MarkLength + NonceLength;
    private readonly KeyStore keys = new(settings.KeyStore);

    public byte[] Seal(SealedPlace place, string text)
    {
        var key = keys.GetOrMake(OwnerOf(place));
        var plain = Encoding.UTF8.GetBytes(text);
        var seal = new byte[HeadLength + plain.Length + TagLength];
        seal[0] = Format;
        KeyMark(key).CopyTo(seal.AsSpan(1));
        var nonce = seal.AsSpan(1 + MarkLength, NonceLength);
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
        if (!seal.Slice(1, MarkLength).SequenceEqual(KeyMark(key)))
        {
            throw new SealBrokenException();
        }

        var plain = new byte[seal.Length - HeadLength - TagLength];
        try
        {
            key.Open(
                seal.Slice(1 + MarkLength, NonceLength),
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

    private static ReadOnlySpan<byte> KeyMark(SubjectKey key) => key.Id.ToByteArray().AsSpan(0, MarkLength);

    private static byte[] Bound(SealedPlace place)
    {
        var names = Encoding.UTF8.GetByteCount(place.Artefact) + Encoding.UTF8.GetByteCount(place.Field);
        var bound = new byte[1 + (4 * IdLength) + (3 * sizeof(int)) + names];
        bound[0] = Format;
        var rest = bound.AsSpan(1);
        Put(place.Tenant.Value, ref rest);
        Put(place.Programme.Value, ref rest);
        Put(place.Subject.Value, ref rest);
        Put(place.ArtefactId, ref rest);
        Put(place.Version, ref rest);
        PutWithLength(place.Artefact, ref rest);
        PutWithLength(place.Field, ref rest);
        return bound;
    }

    private static void Put(Guid id, ref Span<byte> rest)
    {
        id.TryWriteBytes(rest);
        rest = rest[IdLength..];
    }

    private static void Put(int number, ref Span<byte> rest)
    {
        BinaryPrimitives.WriteInt32BigEndian(rest, number);
        rest = rest[sizeof(int)..];
    }

    private static void PutWithLength(string name, ref Span<byte> rest)
    {
        var length = Encoding.UTF8.GetBytes(name, rest[sizeof(int)..]);
        Put(length, ref rest);
        rest = rest[length..];
    }
}
