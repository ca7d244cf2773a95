using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Sparring.Platform.Sealing;

/// <summary>A one-time key of who puts something in.</summary>
internal sealed class BoxSender : IDisposable
{
    private const int Block = 1024;
    private const int LengthSize = 4;
    private readonly byte[] _receiver;
    private readonly string _label;
    private readonly byte[] _sender;
    private readonly byte[] _secret;

    public BoxSender(ReadOnlySpan<byte> publicKey, string label)
    {
        (_receiver, _label) = (publicKey.ToArray(), label);
        using var receiver = ECDiffieHellman.Create();
        receiver.ImportSubjectPublicKeyInfo(publicKey, out _);
        using var once = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
        using var theirs = receiver.PublicKey;
        _sender = once.ExportSubjectPublicKeyInfo();
        _secret = once.DeriveRawSecretAgreement(theirs);
    }

    public byte[] Seal(ReadOnlySpan<byte> content)
    {
        var head = BoxLayout.Head(_sender);
        var plain = new byte[(content.Length + LengthSize + Block - 1) / Block * Block];
        BinaryPrimitives.WriteInt32BigEndian(plain, content.Length);
        content.CopyTo(plain.AsSpan(LengthSize));
        var box = new byte[head.Length + plain.Length + BoxLayout.TagLength];
        head.CopyTo(box, 0);
        var key = BoxLayout.KeyOf(_secret, _receiver, _sender, BoxLayout.SaltOf(head), _label);
        using var cipher = new AesGcm(key, BoxLayout.TagLength);
        cipher.Encrypt(
            new byte[12],
            plain,
            box.AsSpan(head.Length, plain.Length),
            box.AsSpan(^BoxLayout.TagLength..),
            head
        );
        CryptographicOperations.ZeroMemory(plain);
        CryptographicOperations.ZeroMemory(key);
        return box;
    }

    public void Dispose() => CryptographicOperations.ZeroMemory(_secret);
}
