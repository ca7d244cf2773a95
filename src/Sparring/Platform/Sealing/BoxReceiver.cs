using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Sparring.Platform.Sealing;

/// <summary>Keys in hand to open many boxes with; for one thread. Reading the keys costs more than opening a box.</summary>
internal sealed class BoxReceiver : IDisposable
{
    private const int LengthSize = 4;
    private readonly byte[] _public;
    private readonly string _label;
    private readonly ECDiffieHellman _mine = ECDiffieHellman.Create();

    // Boxes sealed in one go have one sender, and with her one secret.
    private byte[] _sender = [];
    private byte[] _secret = [];

    public BoxReceiver(BoxKeys keys, string label)
    {
        (_public, _label) = (keys.Public, label);
        _mine.ImportPkcs8PrivateKey(keys.Private, out _);
    }

    public byte[] Open(ReadOnlySpan<byte> box)
    {
        try
        {
            var (head, sender, salt) = BoxLayout.Read(box);
            var key = BoxLayout.KeyOf(SecretWith(box[sender]), _public, box[sender], box[salt], _label);
            var plain = new byte[box.Length - head.End.Value - BoxLayout.TagLength];
            using var cipher = new AesGcm(key, BoxLayout.TagLength);
            cipher.Decrypt(
                new byte[12],
                box[head.End..^BoxLayout.TagLength],
                box[^BoxLayout.TagLength..],
                plain,
                box[head]
            );
            CryptographicOperations.ZeroMemory(key);
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

    public void Dispose()
    {
        CryptographicOperations.ZeroMemory(_secret);
        _mine.Dispose();
    }

    private byte[] SecretWith(ReadOnlySpan<byte> sender)
    {
        if (!sender.SequenceEqual(_sender))
        {
            using var once = ECDiffieHellman.Create();
            once.ImportSubjectPublicKeyInfo(sender, out _);
            using var theirs = once.PublicKey;
            var secret = _mine.DeriveRawSecretAgreement(theirs);
            CryptographicOperations.ZeroMemory(_secret);
            (_sender, _secret) = (sender.ToArray(), secret);
        }

        return _secret;
    }
}
