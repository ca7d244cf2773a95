using System.Security.Cryptography;
using Sparring.Platform.Data;

namespace Sparring.Platform.Sealing;

/// <summary>Whose key: one person in one programme of one organisation.</summary>
internal sealed record KeyOwner(TenantId Tenant, ProgrammeId Programme, PersonId Subject);

/// <summary>A key of 256 random bits and its id; on disk it is wrapped by the organisation's key.</summary>
internal sealed class SubjectKey(Guid id, byte[] secret)
{
    private const byte Format = 1;
    private const int SecretLength = 32;
    private const int NonceLength = 12;
    private const int TagLength = 16;
    private const int IdLength = 16;
    private const int FileLength = 1 + IdLength + NonceLength + SecretLength + TagLength;

    // Making a cipher takes longer than opening a short text with it: one waits for whoever opens next.
    private AesGcm? spare;

    public Guid Id { get; } = id;

    public byte[] Secret { get; } = secret;

    public static SubjectKey New() =>
        new(new Guid(RandomNumberGenerator.GetBytes(IdLength)), RandomNumberGenerator.GetBytes(SecretLength));

    /// <summary>Format, id, nonce, wrapped secret and tag; bound to its owner, so that one person's file is no other's key.</summary>
    public byte[] Wrap(byte[] tenantKey, KeyOwner owner)
    {
        var file = new byte[FileLength];
        file[0] = Format;
        Id.TryWriteBytes(file.AsSpan(1));
        var nonce = file.AsSpan(1 + IdLength, NonceLength);
        RandomNumberGenerator.Fill(nonce);
        using var cipher = new AesGcm(tenantKey, TagLength);
        cipher.Encrypt(nonce, Secret, Body(file), file.AsSpan(FileLength - TagLength), Bound(owner, file));
        return file;
    }

    public static SubjectKey Unwrap(byte[] tenantKey, KeyOwner owner, byte[] file)
    {
        if (file.Length != FileLength || file[0] != Format)
        {
            throw new KeyStoreBrokenException();
        }

        var secret = new byte[SecretLength];
        using var cipher = new AesGcm(tenantKey, TagLength);
        try
        {
            cipher.Decrypt(
                file.AsSpan(1 + IdLength, NonceLength),
                Body(file),
                file.AsSpan(FileLength - TagLength),
                secret,
                Bound(owner, file)
            );
        }
        catch (AuthenticationTagMismatchException changed)
        {
            throw new KeyStoreBrokenException(changed);
        }

        return new SubjectKey(new Guid(file.AsSpan(1, IdLength)), secret);
    }

    /// <summary>Opens a text into <paramref name="plain"/>, which is as long as it.</summary>
    /// <exception cref="AuthenticationTagMismatchException">Sealed by another key, of another place, or damaged.</exception>
    public void Open(
        ReadOnlySpan<byte> nonce,
        ReadOnlySpan<byte> text,
        ReadOnlySpan<byte> tag,
        Span<byte> plain,
        ReadOnlySpan<byte> bound
    )
    {
        var cipher = Interlocked.Exchange(ref spare, null) ?? new AesGcm(Secret, TagLength);
        try
        {
            cipher.Decrypt(nonce, text, tag, plain, bound);
        }
        finally
        {
            if (Interlocked.CompareExchange(ref spare, cipher, null) is not null)
            {
                cipher.Dispose();
            }
        }
    }

    private static Span<byte> Body(byte[] file) => file.AsSpan(1 + IdLength + NonceLength, SecretLength);

    private static byte[] Bound(KeyOwner owner, byte[] file) =>
        [
            .. file.AsSpan(0, 1 + IdLength),
            .. owner.Tenant.Value.ToByteArray(),
            .. owner.Programme.Value.ToByteArray(),
            .. owner.Subject.Value.ToByteArray(),
        ];
}
