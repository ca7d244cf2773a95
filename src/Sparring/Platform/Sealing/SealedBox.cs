using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Sparring.Platform.Sealing;

/// <summary>A pair of keys: anybody with the public one may put something into the box, only the private one opens it.</summary>
public sealed record BoxKeys(byte[] Public, byte[] Private)
{
    public static BoxKeys New()
    {
        using var pair = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
        return new(pair.ExportSubjectPublicKeyInfo(), pair.ExportPkcs8PrivateKey());
    }
}

/// <summary>
/// Format 1 of a box: format (1 byte), length of the sender's one-time public key (2), that key, AES-256-GCM ciphertext, tag (16).
/// The key is HKDF-SHA256 of the ECDH P-256 secret, used once, so the nonce is zero. The content is filled up to whole kilobytes:
/// its length tells nothing. Bound to the receiver's key and to a label; moved elsewhere it does not open.
/// </summary>
public static class SealedBox
{
    private const byte Format = 1;
    private const int TagLength = 16;
    private const int Block = 1024;
    private const int LengthSize = 4;

    public static byte[] Seal(ReadOnlySpan<byte> publicKey, string label, ReadOnlySpan<byte> content)
    {
        using var receiver = ECDiffieHellman.Create();
        receiver.ImportSubjectPublicKeyInfo(publicKey, out _);
        using var once = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
        var sender = once.ExportSubjectPublicKeyInfo();
        var head = Head(sender);
        var plain = new byte[(content.Length + LengthSize + Block - 1) / Block * Block];
        BinaryPrimitives.WriteInt32BigEndian(plain, content.Length);
        content.CopyTo(plain.AsSpan(LengthSize));
        var box = new byte[head.Length + plain.Length + TagLength];
        head.CopyTo(box, 0);
        using var cipher = new AesGcm(KeyOf(once, receiver, publicKey, sender, label), TagLength);
        cipher.Encrypt(new byte[12], plain, box.AsSpan(head.Length, plain.Length), box.AsSpan(^TagLength..), head);
        CryptographicOperations.ZeroMemory(plain);
        return box;
    }

    /// <summary>What was put in.</summary>
    /// <exception cref="SealBrokenException">The box is for another key, another label, or damaged.</exception>
    public static byte[] Open(BoxKeys keys, string label, ReadOnlySpan<byte> box)
    {
        try
        {
            if (box.Length < 3 || box[0] != Format)
            {
                throw new SealBrokenException();
            }

            var sender = box.Slice(3, BinaryPrimitives.ReadUInt16BigEndian(box[1..]));
            var head = box[..(3 + sender.Length)];
            using var receiver = ECDiffieHellman.Create();
            receiver.ImportPkcs8PrivateKey(keys.Private, out _);
            using var once = ECDiffieHellman.Create();
            once.ImportSubjectPublicKeyInfo(sender, out _);
            var plain = new byte[box.Length - head.Length - TagLength];
            using var cipher = new AesGcm(KeyOf(receiver, once, keys.Public, sender, label), TagLength);
            cipher.Decrypt(new byte[12], box[head.Length..^TagLength], box[^TagLength..], plain, head);
            return plain.AsSpan(LengthSize, BinaryPrimitives.ReadInt32BigEndian(plain)).ToArray();
        }
        catch (Exception broken)
            when (broken
                    is CryptographicException
                        or ArgumentException
                        or OverflowException
                        or PlatformNotSupportedException
            )
        {
            throw new SealBrokenException(broken);
        }
    }

    private static byte[] Head(byte[] sender)
    {
        var head = new byte[3 + sender.Length];
        head[0] = Format;
        BinaryPrimitives.WriteUInt16BigEndian(head.AsSpan(1), (ushort)sender.Length);
        sender.CopyTo(head, 3);
        return head;
    }

    private static byte[] KeyOf(
        ECDiffieHellman mine,
        ECDiffieHellman theirs,
        ReadOnlySpan<byte> receiver,
        ReadOnlySpan<byte> sender,
        string label
    )
    {
        using var other = theirs.PublicKey;
        var secret = mine.DeriveRawSecretAgreement(other);
        byte[] about = [.. receiver, .. sender, .. System.Text.Encoding.UTF8.GetBytes(label)];
        return HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, 32, salt: null, about);
    }
}
