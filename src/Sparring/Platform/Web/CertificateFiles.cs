using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Sparring.Platform.Sealing;

namespace Sparring.Platform.Web;

/// <summary>The three files with which anybody checks a certificate: what is signed, the signature, and the key.</summary>
public static class CertificateFiles
{
    /// <summary>What is signed, letter by letter.</summary>
    public static FileContentHttpResult Content(string certificate, string name) =>
        TypedResults.File(Encoding.UTF8.GetBytes(certificate), "application/json", name + ".json");

    /// <summary>The signature beside it.</summary>
    /// <param name="signature">In DER.</param>
    public static FileContentHttpResult Signature(byte[] signature, string name) =>
        TypedResults.File(signature, "application/octet-stream", name + ".sig");

    public static FileContentHttpResult Key(CertificateSigner signer) =>
        TypedResults.File(Encoding.ASCII.GetBytes(signer.PublicKey()), "application/x-pem-file", "key.pem");
}
