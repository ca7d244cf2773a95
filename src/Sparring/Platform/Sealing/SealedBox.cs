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
/// Format 2 of a box: format (1 byte), length of the sender's one-time public key (2), that key, salt (16), AES-256-GCM ciphertext, tag
/// (16). The key is HKDF-SHA256 of the ECDH P-256 secret with the salt, which is chance and makes each key used once, so the nonce is
/// zero; boxes sealed in one go share the sender's key. The content is filled up to whole kilobytes: its length tells nothing. Bound to
/// the receiver's key and to a label; moved elsewhere it does not open. Format 1 had no salt and is still opened.
/// </summary>
public static class SealedBox
{
    public static byte[] Seal(ReadOnlySpan<byte> publicKey, string label, ReadOnlySpan<byte> content)
    {
        using var sender = new BoxSender(publicKey, label);
        return sender.Seal(content);
    }

    /// <summary>Many boxes at once, on all cores and with one key of the sender; in the order given.</summary>
    public static byte[][] SealAll(byte[] publicKey, string label, IReadOnlyList<byte[]> contents)
    {
        var boxes = new byte[contents.Count][];
        using var sender = new BoxSender(publicKey, label);
        Parallel.For(0, boxes.Length, at => boxes[at] = sender.Seal(contents[at]));
        return boxes;
    }

    /// <summary>What was put in.</summary>
    /// <exception cref="SealBrokenException">The box is for another key, another label, or damaged.</exception>
    public static byte[] Open(BoxKeys keys, string label, ReadOnlySpan<byte> box)
    {
        using var receiver = new BoxReceiver(keys, label);
        return receiver.Open(box);
    }

    /// <summary>What was put into many boxes, read on all cores; in the order given.</summary>
    /// <exception cref="SealBrokenException">One of them is for another key, another label, or damaged.</exception>
    public static T[] OpenAll<T>(BoxKeys keys, string label, IReadOnlyList<byte[]> boxes, Func<byte[], T> read)
    {
        var contents = new T[boxes.Count];
        var broken = 0;
        Parallel.For(
            0,
            contents.Length,
            () => new BoxReceiver(keys, label),
            (at, loop, receiver) =>
            {
                try
                {
                    contents[at] = read(receiver.Open(boxes[at]));
                }
                catch (SealBrokenException)
                {
                    Interlocked.Increment(ref broken);
                    loop.Stop();
                }

                return receiver;
            },
            receiver => receiver.Dispose()
        );
        return broken == 0 ? contents : throw new SealBrokenException();
    }
}
