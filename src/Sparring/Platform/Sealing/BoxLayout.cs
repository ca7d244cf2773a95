using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Sparring.Platform.Sealing;

/// <summary>Where things stand in a box, and how its key follows from the secret (<see cref="SealedBox"/>).</summary>
internal static class BoxLayout
{
    private const byte WithoutSalt = 1;
    private const byte WithSalt = 2;
    public const int TagLength = 16;
    private const int SaltLength = 16;

    /// <summary>Everything before the ciphertext, with a salt of chance at its end.</summary>
    public static byte[] Head(ReadOnlySpan<byte> sender)
    {
        var head = new byte[3 + sender.Length + SaltLength];
        head[0] = WithSalt;
        BinaryPrimitives.WriteUInt16BigEndian(head.AsSpan(1), (ushort)sender.Length);
        sender.CopyTo(head.AsSpan(3));
        RandomNumberGenerator.Fill(head.AsSpan(^SaltLength..));
        return head;
    }

    /// <summary>What a head made here ends with.</summary>
    public static ReadOnlySpan<byte> SaltOf(ReadOnlySpan<byte> head) => head[^SaltLength..];

    /// <summary>The head, and in it the sender's key and the salt.</summary>
    public static (Range Head, Range Sender, Range Salt) Read(ReadOnlySpan<byte> box)
    {
        if (box.Length < 3 || box[0] is not (WithoutSalt or WithSalt))
        {
            throw new SealBrokenException();
        }

        var salt = 3 + BinaryPrimitives.ReadUInt16BigEndian(box[1..]);
        var end = salt + (box[0] == WithSalt ? SaltLength : 0);
        return (..end, 3..salt, salt..end);
    }

    public static byte[] KeyOf(
        byte[] secret,
        ReadOnlySpan<byte> receiver,
        ReadOnlySpan<byte> sender,
        ReadOnlySpan<byte> salt,
        string label
    )
    {
        byte[] about = [.. receiver, .. sender, .. Encoding.UTF8.GetBytes(label)];
        return HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, outputLength: 32, salt.ToArray(), about);
    }
}
