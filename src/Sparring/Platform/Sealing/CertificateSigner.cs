using System.Security.Cryptography;

namespace Sparring.Platform.Sealing;

/// <summary>
/// Signs certificates of this installation: ECDSA over P-256 and SHA-256, in DER, so that anybody checks one with openssl. The key is
/// made at the first signature and lies with the other keys; all nodes share it.
/// </summary>
public sealed class CertificateSigner(SparringSettings settings)
{
    private readonly string path = Path.Combine(Path.GetFullPath(settings.KeyStore), "certificates.key");

    public byte[] Sign(ReadOnlySpan<byte> content)
    {
        using var key = Key();
        return key.SignData(content, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
    }

    /// <summary>Whether this installation signed it.</summary>
    public bool IsSigned(ReadOnlySpan<byte> content, ReadOnlySpan<byte> signature)
    {
        using var key = Key();
        return key.VerifyData(content, signature, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
    }

    /// <summary>The public key, as PEM.</summary>
    public string PublicKey()
    {
        using var key = Key();
        return key.ExportSubjectPublicKeyInfoPem() + "\n";
    }

    private ECDsa Key()
    {
        if (!File.Exists(path))
        {
            using var made = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            DurableFile.TryCreate(path, made.ExportPkcs8PrivateKey());
        }

        var key = ECDsa.Create();
        key.ImportPkcs8PrivateKey(File.ReadAllBytes(path), out _);
        return key;
    }
}
