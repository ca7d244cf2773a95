using System.Security.Cryptography;
using System.Text;
using Sparring.Platform.Sealing;
using Xunit;

namespace Sparring.Tests.Platform.Sealing;

public sealed class CertificateSignerTests : IDisposable
{
    private static readonly byte[] Content = Encoding.UTF8.GetBytes("deleted: 12 texts");
    private readonly DirectoryInfo store = Directory.CreateTempSubdirectory("sparring-keys");
    private readonly DirectoryInfo elsewhere = Directory.CreateTempSubdirectory("sparring-keys");

    public void Dispose()
    {
        store.Delete(recursive: true);
        elsewhere.Delete(recursive: true);
    }

    [Fact]
    public void Every_node_knows_what_one_of_them_signed_and_nothing_else()
    {
        var signature = Signer(store).Sign(Content);

        Assert.True(Signer(store).IsSigned(Content, signature));
        Assert.False(Signer(store).IsSigned([.. Content, 1], signature));
        Assert.False(Signer(elsewhere).IsSigned(Content, signature));
    }

    [Fact]
    public void Anybody_checks_a_signature_with_the_public_key()
    {
        var signature = Signer(store).Sign(Content);

        using var anybody = ECDsa.Create();
        var pem = Signer(store).PublicKey();
        anybody.ImportFromPem(pem);

        Assert.True(
            anybody.VerifyData(Content, signature, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence)
        );
        Assert.EndsWith("-----END PUBLIC KEY-----\n", pem);
    }

    private static CertificateSigner Signer(DirectoryInfo folder) => new(SealTools.Settings(folder));
}
